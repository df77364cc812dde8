// A form with data-live sends itself when a choice changes; its button stays for whoever has no script.
export function sendFiltersAtOnce(root) {
  root.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-live]");
    if (form && event.target.matches("select, [type=checkbox], [type=radio]")) form.requestSubmit();
  });
}
