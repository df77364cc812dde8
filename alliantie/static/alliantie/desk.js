// The desk works without this file. With it there is an editor, saving while you type, and a copy
// of every letter in this browser until the server said yes.
"use strict";

const PREFIX = "ao-desk:";
const KEEP_AFTER = 300, SAVE_AFTER = 2000, RETRY_FIRST = 5000, RETRY_LAST = 60000;
const BLOCKS = { H1: "h3", H2: "h3", H3: "h3", H4: "h4", H5: "h4", H6: "h4", P: "p", DIV: "p", UL: "ul", OL: "ol", LI: "li", BLOCKQUOTE: "p", TR: "p" };
const INLINE = { B: "b", STRONG: "b", I: "i", EM: "i", A: "a", BR: "br" };
const SKIPPED = new Set(["SCRIPT", "STYLE", "TEMPLATE", "HEAD", "TITLE", "META", "LINK", "IMG", "SVG", "OBJECT", "IFRAME"]);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

// ---- the editor -------------------------------------------------------------------------------
function cleanInto(target, source) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.nodeValue);
    if (node.nodeType !== Node.ELEMENT_NODE || SKIPPED.has(node.tagName)) continue;
    const name = BLOCKS[node.tagName] || INLINE[node.tagName];
    // Bold around blocks is how some word processors wrap everything.
    const isWrapper = !name || (node.querySelector("p,div,ul,ol,h1,h2,h3") && !["ul", "ol", "li"].includes(name));
    if (isWrapper) { cleanInto(target, node); continue; }
    const made = element(name);
    const address = node.getAttribute("href") || "";
    if (name === "a") {
      if (!/^(https?:|mailto:|\/)/i.test(address)) { cleanInto(target, node); continue; }
      made.setAttribute("href", address);
    }
    cleanInto(made, node);
    target.append(made);
  }
}

function pasted(event) {
  const html = event.clipboardData.getData("text/html");
  if (!html) return;
  event.preventDefault();
  const holder = element("div");
  cleanInto(holder, new DOMParser().parseFromString(html, "text/html").body);
  document.execCommand("insertHTML", false, holder.innerHTML);
}

function written(surface) {
  const copy = surface.cloneNode(true);
  for (const image of copy.querySelectorAll("img[data-embed]")) {
    image.replaceWith(element("embed", { embedtype: "image", id: image.dataset.id, format: image.getAttribute("format") || "fullwidth", alt: image.alt }));
  }
  if (!copy.textContent.trim() && !copy.querySelector("embed")) return "";
  const html = copy.innerHTML.trim();
  return /^<(p|h[1-6]|ul|ol|div|embed)\b/.test(html) ? html.replace(/^<embed/, "<p></p><embed") : `<p>${html}</p>`;
}

function tool(label, description, run, state) {
  const button = element("button", { type: "button", "aria-label": description, title: description, tabindex: "-1" }, label);
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", run);
  if (state) button.dataset.state = state;
  return button;
}

function toggleHeading() {
  const now = document.queryCommandValue("formatBlock").toLowerCase();
  document.execCommand("formatBlock", false, now === "h3" ? "p" : "h3");
}

function makeLink() {
  const address = window.prompt("Plak het adres van de link (laat leeg om de link weg te halen)", "https://");
  if (address === null) return;
  if (/^(https?:\/\/.|mailto:.|\/[^/])/i.test(address)) document.execCommand("createLink", false, address);
  else document.execCommand("unlink");
}

function toolbar(surface) {
  const command = (name) => () => { surface.focus(); document.execCommand(name); };
  const tools = [
    tool("Vet", "Vet", command("bold"), "bold"),
    tool("Tussenkop", "Tussenkop", () => { surface.focus(); toggleHeading(); }),
    tool("Punten", "Lijst met punten", command("insertUnorderedList"), "insertUnorderedList"),
    tool("Nummers", "Lijst met nummers", command("insertOrderedList"), "insertOrderedList"),
    tool("Link", "Link", () => { surface.focus(); makeLink(); }),
  ];
  tools[0].tabIndex = 0;
  const bar = element("div", { class: "ao-desk-tools", role: "toolbar", "aria-label": "Opmaak" }, ...tools);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tools[(tools.indexOf(document.activeElement) + step + tools.length) % tools.length];
    for (const one of tools) one.tabIndex = one === next ? 0 : -1;
    next.focus();
  });
  document.addEventListener("selectionchange", () => {
    if (!surface.contains(document.getSelection().anchorNode)) return;
    for (const one of tools) {
      if (one.dataset.state) one.setAttribute("aria-pressed", document.queryCommandState(one.dataset.state));
    }
  });
  return bar;
}

function makeEditor(textarea) {
  const template = textarea.nextElementSibling;
  const surface = element("div", {
    class: "ao-desk-text", contenteditable: "true", role: "textbox", "aria-multiline": "true",
    "data-rows": textarea.rows, id: `${textarea.id}_tekst`,
  });
  const label = document.querySelector(`label[for="${textarea.id}"]`);
  if (label) {
    label.id = label.id || `${textarea.id}_naam`;
    surface.setAttribute("aria-labelledby", label.id);
    label.addEventListener("click", () => surface.focus());
  }
  for (const name of ["aria-describedby", "aria-invalid"]) {
    if (textarea.hasAttribute(name)) surface.setAttribute(name, textarea.getAttribute(name));
  }
  const show = (html) => { surface.innerHTML = html || "<p><br></p>"; };
  if (template?.matches("template[data-story-html]") && (template.innerHTML || !textarea.value.trim())) show(template.innerHTML);
  else surface.textContent = textarea.value;
  document.execCommand("defaultParagraphSeparator", false, "p");
  textarea.hidden = true;
  textarea.value = written(surface);
  textarea.before(element("div", { class: "ao-desk-editor" }, toolbar(surface), surface));
  surface.addEventListener("paste", pasted);
  surface.addEventListener("input", () => {
    textarea.value = written(surface);
    textarea.dispatchEvent(new Event("input", { bubbles: true }));
  });
  // The draft in this browser comes back as HTML.
  textarea.addEventListener("desk:restored", () => {
    const holder = element("div");
    const parsed = new DOMParser().parseFromString(textarea.value, "text/html");
    for (const embed of parsed.querySelectorAll("embed[id]")) {
      const known = template?.content.querySelector(`img[data-id="${embed.id}"]`);
      if (known) { embed.replaceWith(element("span", { "data-place": embed.id })); }
    }
    const places = [...parsed.querySelectorAll("[data-place]")].map((place) => place.dataset.place);
    cleanInto(holder, parsed.body);
    show(holder.innerHTML);
    for (const id of places) surface.append(template.content.querySelector(`img[data-id="${id}"]`).cloneNode(true));
    textarea.value = written(surface);
  });
}

// ---- the copy in this browser -----------------------------------------------------------------
const store = {
  read(key) { try { return JSON.parse(localStorage.getItem(PREFIX + key)); } catch { return null; } },
  write(key, value) { try { localStorage.setItem(PREFIX + key, JSON.stringify(value)); return true; } catch { return false; } },
  drop(key) { try { localStorage.removeItem(PREFIX + key); } catch { /* nothing was kept */ } },
};

function typed(form) {
  const fields = {};
  for (const [name, value] of new FormData(form)) {
    if (typeof value !== "string" || ["csrfmiddlewaretoken", "version", "key"].includes(name)) continue;
    (fields[name] = fields[name] || []).push(value);
  }
  return fields;
}

function putBack(form, fields) {
  for (const control of form.elements) {
    const values = fields[control.name];
    if (control.type === "checkbox" || control.type === "radio") {
      if (control.name) control.checked = Boolean(values?.includes(control.value));
    } else if (values && control.type !== "file" && !["csrfmiddlewaretoken", "version", "key"].includes(control.name)) {
      control.value = values[0];
      control.dispatchEvent(new Event("desk:restored"));
    }
  }
}

const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

function offer(form, kept, onBack, onDrop) {
  const when = new Date(kept.at).toLocaleString("nl-NL", { dateStyle: "long", timeStyle: "short" });
  const back = element("button", { type: "button", class: "nl-button nl-button--primary" }, element("span", { class: "nl-button__label" }, "Zet mijn tekst terug"));
  const drop = element("button", { type: "button", class: "nl-button nl-button--secondary" }, element("span", { class: "nl-button__label" }, "Gooi die tekst weg"));
  const box = element("div", { class: "ao-desk-kept", role: "status" },
    element("p", {}, `In deze browser staat nog tekst van ${when} die niet bewaard is.`),
    element("div", { class: "ao-actions" }, back, drop));
  back.addEventListener("click", () => { onBack(); box.remove(); });
  drop.addEventListener("click", () => { onDrop(); box.remove(); });
  form.before(box);
}

// ---- one form ---------------------------------------------------------------------------------
function makeDesk(form) {
  const key = form.dataset.desk;
  const status = form.querySelector("[data-desk-status]");
  const version = form.elements.version;
  let keepTimer, saveTimer, running = null, wait = RETRY_FIRST, stopped = !form.dataset.autosave, sending = false, changed = false, isOut = false, isWaiting = false;

  function say(text, isWrong = false, link = "") {
    if (!status) return;
    status.textContent = text;
    status.dataset.kind = isWrong ? "wrong" : "";
    if (link) status.append(" ", element("a", { href: link, class: "nl-link" }, "Log in en ga verder"));
  }

  function lock(isOff) {
    for (const button of form.querySelectorAll("button[type=submit]")) button.disabled = isOff;
  }

  function keep(isSent = isOut) {
    clearTimeout(keepTimer);
    return store.write(key, { fields: typed(form), version: version?.value || "", at: Date.now(), isSent });
  }

  function plan(after = SAVE_AFTER) {
    clearTimeout(saveTimer);
    if (!stopped) saveTimer = setTimeout(save, after);
  }

  function save() {
    if (running || stopped || sending) return;
    running = attempt().finally(() => { running = null; });
  }

  async function attempt() {
    const sent = typed(form);
    say("Bezig met bewaren …");
    try {
      await answered(await fetch(form.dataset.autosave, { method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, credentials: "same-origin" }), sent);
    } catch {
      later("Niet opgeslagen, maar je tekst staat veilig in deze browser. We proberen het zo opnieuw.");
    }
  }

  function later(sentence) {
    say(sentence, true);
    plan(wait);
    wait = Math.min(wait * 2, RETRY_LAST);
  }

  async function answered(response, sent) {
    const isJson = (response.headers.get("content-type") || "").includes("json");
    if (response.ok && isJson) return accepted(await response.json(), sent);
    if (response.status === 401) { isOut = true; keep(); return say("Je bent uitgelogd. Je tekst staat veilig in deze browser.", true, isJson ? (await response.json()).login : "/account/login/"); }
    if (response.status === 409 || (response.status === 403 && isJson)) {
      stopped = true;
      const sentence = (await response.json()).sentence;
      return say(response.status === 409 ? `${sentence} Druk op Bewaar om beide versies te zien.` : sentence, true);
    }
    return later("Niet opgeslagen, maar je tekst staat veilig in deze browser. We proberen het zo opnieuw.");
  }

  function accepted(answer, sent) {
    wait = RETRY_FIRST;
    isOut = false;
    if (version) version.value = answer.version;
    const wrong = Object.values(answer.unsaved || {}).flat();
    if (same(sent, typed(form))) {
      changed = wrong.length > 0;
      if (wrong.length) keep(); else store.drop(key);
    } else { keep(); plan(); }
    say(wrong.length ? `Bijna alles is bewaard. Dit nog niet: ${wrong.join(" ")}` : `Bewaard om ${answer.time}`, wrong.length > 0);
  }

  const atFirst = typed(form);
  form.addEventListener("input", () => {
    changed = true;
    clearTimeout(keepTimer);
    keepTimer = setTimeout(() => {
      const isKept = keep();
      if (stopped && !sending) say(isKept ? "Nog niet bewaard. Je tekst staat veilig in deze browser." : "Nog niet bewaard.");
    }, KEEP_AFTER);
    plan();
  });
  form.addEventListener("submit", (event) => {
    clearTimeout(saveTimer);
    if (running) {
      // Wait for the answer under way: it names the version this form goes on from.
      event.preventDefault();
      const submitter = event.submitter;
      if (!isWaiting) running.then(() => { isWaiting = false; form.requestSubmit(submitter); });
      isWaiting = true;
      return;
    }
    sending = true;
    // Refusing the second click of a double click would stop the first one too; a button that is off is quiet.
    setTimeout(() => lock(true));
    if (changed) keep(true);
    say("Bezig met bewaren …");
  });
  window.addEventListener("pageshow", (event) => { if (event.persisted) { sending = false; lock(false); say(""); } });
  window.addEventListener("pagehide", () => { if (changed && !sending) keep(); });
  window.addEventListener("online", () => { if (changed) { wait = RETRY_FIRST; plan(0); } });

  const kept = store.read(key);
  if (!kept) return;
  if (same(kept.fields, atFirst)) { if (!form.hasAttribute("data-returned")) store.drop(key); return; }
  if (form.hasAttribute("data-returned")) { changed = true; return; }
  const back = () => { putBack(form, kept.fields); form.dispatchEvent(new Event("input", { bubbles: true })); };
  if (kept.isSent && kept.version === (version?.value || "")) {
    back();
    say("We hebben je tekst teruggezet. Hij is nog niet bewaard.", true);
  } else offer(form, kept, back, () => store.drop(key));
}

// A page that only a successful save leads to: what was sent from this case arrived.
function noteArrival(page) {
  for (const key of Object.keys(localStorage).filter((one) => one.startsWith(PREFIX))) {
    const name = key.slice(PREFIX.length);
    if ((name === "nieuw" || name.startsWith(`${page}-`)) && store.read(name)?.isSent) store.drop(name);
  }
}

// ---- small things -----------------------------------------------------------------------------
function count(field) {
  const most = Number(field.dataset.count);
  const shown = element("span", { class: "ao-desk-count" });
  const tell = () => {
    const length = [...field.value].length;
    shown.textContent = length > most ? `${length - most} tekens te veel` : `nog ${most - length} tekens`;
    shown.dataset.kind = length > most ? "wrong" : "";
  };
  field.addEventListener("input", tell);
  field.addEventListener("desk:restored", tell);
  field.after(shown);
  tell();
}

function followUp(group) {
  const show = () => {
    const chosen = group.querySelector("input[name=whom]:checked")?.value;
    for (const part of group.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== chosen;
  };
  group.addEventListener("change", show);
  show();
}

for (const textarea of document.querySelectorAll("textarea[data-story]")) makeEditor(textarea);
for (const field of document.querySelectorAll("[data-count]")) count(field);
for (const group of document.querySelectorAll("[data-whom]")) followUp(group);
for (const field of document.querySelectorAll("[data-copy]")) field.addEventListener("focus", () => field.select());
for (const link of document.querySelectorAll("[data-desk-drop]")) {
  link.addEventListener("click", () => store.drop(document.querySelector("form[data-desk]").dataset.desk));
}
const arrived = document.querySelector("[data-desk-arrived]");
try { if (arrived) noteArrival(arrived.dataset.deskArrived); } catch { /* this browser keeps nothing */ }
for (const form of document.querySelectorAll("form[data-desk]")) makeDesk(form);
document.querySelector("#fouten")?.focus();
