// On a narrow screen the filters start closed, so that the results are in sight; chosen groups stay open inside. On a
// wide one they stand open, also in a browser that cannot do so by style alone.
export function foldFilters(root) {
  const narrow = window.matchMedia("(max-width: 58rem)").matches;
  for (const fold of root.querySelectorAll(".ao-fold")) fold.open = !narrow;
  if (!narrow) return;
  for (const group of root.querySelectorAll(".ao-filter[open]")) {
    if (!group.querySelector(":checked")) group.open = false;
  }
}

// A form with data-live sends itself when a choice changes; its button stays for whoever has no script.
export function sendFiltersAtOnce(root) {
  root.addEventListener("change", (event) => {
    // The order stands beside the results and names its form, so it is not inside it.
    const { form } = event.target;
    if (form?.matches("[data-live]") && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
}

// New results are put in place of the old; whatever had the focus keeps it, also when it moved.
export function keepFocus(root) {
  let held;
  root.addEventListener("htmx:before:swap", () => (held = document.activeElement.id));
  root.addEventListener("htmx:after:swap", () => {
    if (held) document.getElementById(held)?.focus({ preventScroll: true });
  });
}
