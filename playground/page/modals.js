// Forms the bot opens. What is entered lives in the open form alone: closing it keeps nothing.
import { forget, submitModal } from "./actions.js";
import { fieldsOf, FormPart, initialEntry, partFault, submission } from "./form-parts.js";
import { html, useLayoutEffect, useMemo, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";
import { botName } from "./names.js";
import { botOnline, modal, pending } from "./store.js";
import { failureWords } from "./words.js";

const asking = (id) => [...pending.value.values()].find(({ body }) => body.interaction_id === id);

function Form({ form }) {
  const dialog = useRef(null);
  const fields = useMemo(() => fieldsOf(form.components), [form.id]);
  const [entries, setEntries] = useState(() =>
    Object.fromEntries(fields.map((field) => [field.custom_id, initialEntry(field)])),
  );
  const [faults, setFaults] = useState({});
  const asked = asking(form.id);
  const busy = asked && asked.state !== "failed";
  const failure = asked?.state === "failed" && failureWords(asked, botName(), botOnline.value);

  useLayoutEffect(() => {
    const shown = dialog.current;
    shown.showModal();
    shown.querySelector("[data-field]")?.focus();
    // Closing gives the focus back to where it was.
    return () => shown.close();
  }, []);

  function close() {
    if (asked) forget(asked.nonce);
    modal.value = null;
  }

  function change(id, entry) {
    setEntries((known) => ({ ...known, [id]: entry }));
    setFaults(({ [id]: _, ...others }) => others);
  }

  function submit(event) {
    event.preventDefault();
    if (busy) return;
    const found = fields
      .map((field) => [field.custom_id, partFault(field, entries[field.custom_id])])
      .filter(([, fault]) => fault);
    setFaults(Object.fromEntries(found));
    if (found.length) {
      const [[first]] = found;
      const wrong = [...dialog.current.querySelectorAll("[data-field]")];
      wrong.find(({ dataset }) => dataset.field === first)?.focus();
      return;
    }
    submitModal(submission(form.components, entries));
  }

  return html`<dialog
    ref=${dialog}
    class="modal"
    aria-labelledby="modal-title"
    onCancel=${(event) => {
      event.preventDefault();
      close();
    }}
  >
    <form novalidate onSubmit=${submit}>
      <header class="modal-head">
        <h2 id="modal-title">${form.title}</h2>
        <button type="button" class="icon-button" aria-label="Close" onClick=${close}>
          <${Icon} name="close" />
        </button>
      </header>
      <div class="modal-body">
        ${form.components.map(
          (part, n) =>
            html`<${FormPart}
              key=${part.id ?? n}
              part=${part}
              entries=${entries}
              faults=${faults}
              onChange=${change}
            />`,
        )}
        ${
          failure &&
          html`<div class="failure" role="alert">
            <${Icon} name="warning" />
            <div class="failure-text">
              <strong>${failure[0]}</strong>
              <span>${failure[1]}</span>
            </div>
          </div>`
        }
      </div>
      <footer class="modal-foot">
        <button type="button" class="button secondary" onClick=${close}>Cancel</button>
        <button type="submit" class="button primary" aria-busy=${busy ? "true" : null}>
          Submit${busy && html`<span class="spinner" aria-hidden="true"></span>`}
        </button>
      </footer>
    </form>
  </dialog>`;
}

export function ModalHost() {
  const form = modal.value;
  return form && html`<${Form} key=${form.id} form=${form} />`;
}
