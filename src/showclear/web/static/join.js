// Spends an enrolment link, once. Asks for a press first, so that a link previewed by a messenger is not used up.
const { slug } = document.body.dataset;
const line = document.getElementById("join-line");
const button = document.getElementById("join");
const token = location.hash.slice(1);

line.textContent = token ? line.dataset.whole : line.dataset.torn;
button.hidden = !token;

button.addEventListener("click", async () => {
  button.disabled = true;
  const answer = await fetch(`/api/productions/${slug}/enrol`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ token }),
  });
  const told = await answer.json();
  if (!answer.ok) {
    line.textContent = told.what;
    return;
  }
  location.replace(`/productions/${slug}/me`);
});
