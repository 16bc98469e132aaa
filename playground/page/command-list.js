// The list of commands that opens when a text begins with a slash.
import { fitting, slashEntries } from "./commands.js";
import { html, useEffect, useMemo } from "./html.js";
import { Options } from "./listbox.js";
import { Popup } from "./popup.js";
import * as store from "./store.js";
import { counted } from "./words.js";

const NAMES_SHOWN = 4;

/** Names of options for the list of commands: needed ones with a star first, the rest while few. */
function optionNames(options) {
  const names = [...options]
    .sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false))
    .map(({ name, required }) => (required ? `${name}*` : name));
  const rest = names.length - NAMES_SHOWN;
  return [...names.slice(0, NAMES_SHOWN), ...(rest > 0 ? [`+${rest}`] : [])].join("  ");
}

const optionOf = (entry) => ({
  key: entry.key,
  label: `/${entry.title}`,
  hint: optionNames(entry.options),
  description: entry.description,
  icon: "slash",
});

/** The commands that fit what was typed after the slash, or null when none are asked for. */
export function useCommands(channel, text, dismissed) {
  const all = slashEntries(channel);
  const found = useMemo(() => {
    if (!text.startsWith("/") || text.includes("\n") || dismissed === text) return null;
    return fitting(all, text.slice(1));
  }, [text, dismissed, store.commands.value, channel]);
  useEffect(() => {
    if (found) store.announcement.value = `${counted(found.length, "command")} to choose from`;
  }, [found?.length]);
  return found;
}

export function CommandList({ id, anchor, found, text, keys, onTake, onClose }) {
  const empty = store.botOnline.value ? "No command fits." : "No commands: the bot is offline.";
  return html`<${Popup} anchor=${anchor} wide above className="command-popup" onClose=${onClose}>
    <p class="popup-title">Commands${text.length > 1 ? ` that fit ${text}` : ""}</p>
    <${Options}
      id=${id}
      label="Commands"
      options=${found.map(optionOf)}
      active=${keys.active}
      onPick=${(index) => onTake(found[index])}
      onActive=${keys.setActive}
      empty=${empty}
    />
  <//>`;
}
