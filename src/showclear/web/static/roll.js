// A roll names who is absent. The button says, before it is pressed, of whom it will be said that they are there.
function tell(form) {
  const button = form.querySelector("button[data-all]");
  const boxes = [...form.querySelectorAll("input[data-absent]")];
  const absent = boxes.filter((box) => box.checked);
  const who = absent.map((box) => box.closest("label").textContent.trim()).join(", ");
  const nobody = boxes.length > 0 && absent.length === boxes.length;
  const said = absent.length ? button.dataset.but.replace("{who}", who) : button.dataset.all;
  button.textContent = nobody ? button.dataset.none : said;
  button.disabled = nobody;
  form.elements["0:said"].value = said;
  for (const option of form.elements["0.said_by"].options ?? []) {
    option.disabled = absent.some((box) => box.value === option.value); // who is absent can't say so
    if (option.disabled && option.selected) form.elements["0.said_by"].value = "";
  }
}

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("form[data-roll]");
  if (form) tell(form);
});
