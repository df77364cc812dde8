// On a narrow screen the groups start closed, so that the results are in sight; chosen ones stay open.
export function foldFilters(root) {
  if (!window.matchMedia("(max-width: 58rem)").matches) return;
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
