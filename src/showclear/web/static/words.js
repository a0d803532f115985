// The page's own words, in its language; drawn by the hub.
const found = document.getElementById("words");
export const words = found ? JSON.parse(found.textContent) : {};
