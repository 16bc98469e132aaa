// A list of options that is steered by keys: shared by selects, command fields and pickers.
import { Avatar } from "./avatar.js";
import { html, useLayoutEffect, useRef, useState } from "./html.js";
import { Icon } from "./icons.js";

const STEPS = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/**
 * Which of `count` options is active, and the keys that move it. `onPick(index)` is called for
 * Enter (and Tab with `tabPicks` "stay" or "leave"), `onClose` for Escape; a used key is not
 * passed on, save the Tab that leaves.
 */
export function useListKeys(count, { onPick, onClose, tabPicks, first = 0 }) {
  const [wanted, setActive] = useState(first);
  const active = Math.min(wanted, count - 1);

  function onKeyDown(event) {
    if (event.isComposing) return false;
    const { key } = event;
    if (key in STEPS && count > 0) {
      const single = Math.abs(STEPS[key]) === 1;
      const next = active < 0 && STEPS[key] < 0 ? count - 1 : active + STEPS[key];
      setActive(single ? (next + count) % count : Math.max(0, Math.min(count - 1, next)));
    } else if ((key === "Enter" || (key === "Tab" && tabPicks && !event.shiftKey)) && active >= 0) {
      onPick(active);
    } else if (key === "Escape") {
      onClose();
      event.stopPropagation();
    } else {
      return false;
    }
    if (key !== "Tab" || tabPicks === "stay") event.preventDefault();
    return true;
  }

  return { active, setActive, onKeyDown };
}

export const optionId = (listId, index) => `${listId}-${index}`;

const Tick = ({ on }) =>
  html`<span class="tick" aria-hidden="true">
    ${on && html`<${Icon} name="check" size=${14} />`}
  </span>`;

function Mark({ option }) {
  if (option.userId) return html`<${Avatar} id=${option.userId} size=${24} />`;
  if (option.icon) return html`<${Icon} name=${option.icon} size=${18} />`;
  if (option.emoji)
    return html`<span class="option-emoji" aria-hidden="true">${option.emoji}</span>`;
  return null;
}

/**
 * Options as {key, label, hint?, description?, emoji?, userId?, icon?, disabled?}; `chosen` is a
 * set of keys. Focus stays where it is: the active option is told through aria-activedescendant.
 */
export function Options({ id, label, options, active, chosen, multi, onPick, onActive, empty }) {
  const box = useRef(null);
  useLayoutEffect(() => {
    const option = box.current?.children[active];
    option?.scrollIntoView({ block: "nearest" });
  }, [active, options.length]);

  if (!options.length) return html`<p class="nothing" role="status">${empty}</p>`;
  return html`<ul
    ref=${box}
    id=${id}
    class="options"
    role="listbox"
    aria-label=${label}
    aria-multiselectable=${multi ? "true" : null}
  >
    ${options.map(
      (option, index) =>
        html`<li
          key=${option.key}
          id=${optionId(id, index)}
          role="option"
          class=${index === active ? "option active" : "option"}
          aria-selected=${chosen ? chosen.has(option.key) : index === active}
          aria-disabled=${option.disabled ? "true" : null}
          onPointerMove=${() => index !== active && onActive?.(index)}
          onMouseDown=${(event) => event.preventDefault()}
          onClick=${() => !option.disabled && onPick(index)}
        >
          ${multi && html`<${Tick} on=${chosen.has(option.key)} />`}
          <${Mark} option=${option} />
          <span class="option-text">
            <span class="option-label">
              ${option.label}
              ${option.hint && html`<span class="option-hint"> ${option.hint}</span>`}
            </span>
            ${
              option.description &&
              html`<span class="option-description">${option.description}</span>`
            }
          </span>
          ${!multi && chosen?.has(option.key) && html`<${Icon} name="check" size=${16} />`}
        </li>`,
    )}
  </ul>`;
}

/** Options whose label, hint or description hold every word of `text`, best matches first. */
export function matching(options, text) {
  const wanted = text.trim().toLowerCase();
  if (!wanted) return options;
  const rank = ({ label, hint = "", description = "" }) => {
    const name = String(label).toLowerCase();
    if (name.startsWith(wanted)) return 0;
    if (name.includes(wanted)) return 1;
    const all = `${name} ${hint} ${description}`.toLowerCase();
    return wanted.split(/\s+/).every((word) => all.includes(word)) ? 2 : 9;
  };
  return options
    .map((option) => ({ option, at: rank(option) }))
    .filter(({ at }) => at < 9)
    .sort((a, b) => a.at - b.at)
    .map(({ option }) => option);
}

/** Put the focus on the element of a ref once it is there. */
export function useFocus(ref, when = true) {
  useLayoutEffect(() => {
    if (when) ref.current?.focus();
  }, [when]);
}
