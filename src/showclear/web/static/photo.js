// Draws a photo anew before it is sent: at most 1280 pixels wide, and without what the phone wrote into it about where,
// when and by what it was taken. With it goes the same made small, for lists, so that a list of forty weapons is not forty
// photos. Where it can't be drawn it goes as it is, and the hub looks.
const WIDEST = 1280;
const SMALL = 320;
const smalls = new WeakMap(); // by form

async function drawn(picture, widest, quality) {
  const scale = Math.min(1, widest / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext("2d");
  pen.imageSmoothingQuality = "high";
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  const bytes = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
  return new File([bytes], "photo.jpg", { type: "image/jpeg" });
}

document.addEventListener("change", async (event) => {
  const field = event.target;
  if (!field.matches("form.photo input[type=file]") || !field.files.length) return;
  try {
    const picture = await createImageBitmap(field.files[0]);
    const sent = new DataTransfer();
    sent.items.add(await drawn(picture, WIDEST, 0.8));
    smalls.set(field.form, await drawn(picture, SMALL, 0.7));
    field.files = sent.files;
  } catch {
    smalls.delete(field.form);
    // Not a picture this browser can draw: the hub says what is wrong with it.
  }
  field.form.requestSubmit();
});

document.addEventListener("formdata", (event) => {
  const small = smalls.get(event.target);
  if (small) event.formData.append("small", small);
});
