// Draws a photo anew before it is sent: at most 1280 pixels wide, and without what the phone wrote into it about where,
// when and by what it was taken. Where it can't be drawn it goes as it is, and the hub looks.
const WIDEST = 1280;

async function drawn(file) {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, WIDEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.8));
  return new File([bytes], "photo.jpg", { type: "image/jpeg" });
}

document.addEventListener("change", async (event) => {
  const field = event.target;
  if (!field.matches("form.photo input[type=file]") || !field.files.length) return;
  try {
    const sent = new DataTransfer();
    sent.items.add(await drawn(field.files[0]));
    field.files = sent.files;
  } catch {
    // Not a picture this browser can draw: the hub says what is wrong with it.
  }
  field.form.requestSubmit();
});
