// Suggestions under a search field: the combobox with a listbox of WAI-ARIA. The server makes the list; without this
// the field is a plain form.
const WAIT = 120;
const LEAST = 2;

export function suggestWhileTyping(root) {
  root.querySelectorAll("[data-suggest]").forEach(combobox);
}

function made(field, name, role) {
  const element = document.createElement("div");
  element.className = name;
  element.setAttribute("role", role);
  field.form.append(element);
  return element;
}

function combobox(field) {
  const list = made(field, "ao-suggest", "listbox");
  const said = made(field, "ao-visually-hidden", "status");
  let timer, asked, options, at;

  const say = (name, value) => field.setAttribute(`aria-${name}`, value);
  const mark = (index) => {
    options[at]?.removeAttribute("aria-selected");
    at = index;
    options[at]?.setAttribute("aria-selected", "true");
    options[at]?.scrollIntoView({ block: "nearest" });
    say("activedescendant", options[at]?.id ?? "");
  };
  const show = (html) => {
    list.innerHTML = html;
    options = [...list.querySelectorAll("[role=option]")];
    options.forEach((option, index) => (option.id = `${list.id}-${index}`));
    list.hidden = !options.length;
    said.textContent = list.firstElementChild?.dataset.said ?? "";
    say("expanded", !list.hidden);
    mark(-1);
  };
  const close = () => {
    clearTimeout(timer);
    asked?.abort();
    show("");
  };
  const ask = async () => {
    const words = field.value.trim();
    if (words.length < LEAST) return;
    asked = new AbortController();
    const { signal } = asked;
    const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(words)}`, { signal });
    const html = answer.ok ? await answer.text() : "";
    if (!signal.aborted) show(html);
  };
  // A list that does not come is no reason to disturb who types.
  const askQuietly = () => ask().catch(() => {});
  const keys = {
    ArrowDown: () => (list.hidden ? askQuietly() : mark(at + 1 < options.length ? at + 1 : -1)),
    ArrowUp: () => mark(at < 0 ? options.length - 1 : at - 1),
    Home: () => at >= 0 && mark(0),
    End: () => at >= 0 && mark(options.length - 1),
    Escape: () => !list.hidden && close(),
    Enter: () => at >= 0 && options[at].click(),
  };

  list.id = `${field.id}-suggesties`;
  list.setAttribute("aria-label", field.labels[0].textContent);
  field.setAttribute("role", "combobox");
  say("autocomplete", "list");
  say("controls", list.id);
  close();
  field.addEventListener("input", () => {
    asked?.abort();
    clearTimeout(timer);
    if (field.value.trim().length < LEAST) close();
    else timer = setTimeout(askQuietly, WAIT);
  });
  field.addEventListener("keydown", (event) => {
    // False means that the key does what it always does.
    if (keys[event.key] && keys[event.key]() !== false) event.preventDefault();
  });
  field.addEventListener("blur", close);
  // A press on the list must not take the focus away before it is a click.
  list.addEventListener("mousedown", (event) => event.preventDefault());
}
