// Menus: on a message, and on a person.
import { runCommand } from "./actions.js";
import { asMember } from "./api.js";
import { Avatar } from "./avatar.js";
import { available, COMMAND } from "./commands.js";
import { html, useLayoutEffect, useRef } from "./html.js";
import { Icon } from "./icons.js";
import { nameOf, roleNames, userOf } from "./names.js";
import { Popup } from "./popup.js";
import { focusComposer, openChannel } from "./reading.js";
import * as store from "./store.js";
import { FLAG, listed } from "./words.js";

/** `items` are {label, icon, run, danger?}; arrow keys move, Escape closes and gives focus back. */
export function Menu({ anchor, label, items, head, onClose }) {
  const box = useRef(null);
  useLayoutEffect(() => box.current.querySelector("[role=menuitem]")?.focus(), []);

  function onKeyDown(event) {
    const all = [...box.current.querySelectorAll("[role=menuitem]")];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape" || event.key === "Tab") {
      onClose();
      event.stopPropagation();
    } else if (to !== undefined) {
      all[(to + all.length) % all.length]?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  return html`<${Popup} anchor=${anchor} onClose=${onClose} className="menu-popup">
    <div ref=${box} onKeyDown=${onKeyDown}>
      ${head}
      <div role="menu" aria-label=${label} class="menu">
        ${items.map(
          (item) =>
            html`<button
              key=${item.label}
              type="button"
              role="menuitem"
              tabindex="-1"
              class=${item.danger ? "menu-item danger" : "menu-item"}
              onClick=${() => {
                onClose();
                item.run();
              }}
            >
              <${Icon} name=${item.icon} size=${18} /><span>${item.label}</span>
            </button>`,
        )}
        ${!items.length && html`<p class="nothing">Nothing to do here.</p>`}
      </div>
    </div>
  <//>`;
}

const appItems = (type, channel, targetId) =>
  available(type, channel).map((command) => ({
    label: command.name,
    icon: "app",
    run: () => runCommand(channel.id, command, { targetId, label: `“${command.name}”` }),
  }));

/** What a member may do with a message. */
export function messageItems(message) {
  const channel = store.channels.value.get(message.channel_id);
  const ephemeral = message.flags & FLAG.EPHEMERAL;
  const mine = message.author.id === store.me.value;
  const items = [];
  if (!ephemeral && store.may("send", channel)) {
    const reply = () => {
      store.replyingTo.value = message;
      focusComposer();
    };
    items.push({ label: "Reply", icon: "reply", run: reply });
  }
  if (!ephemeral) items.push(...appItems(COMMAND.MESSAGE, channel, message.id));
  if (ephemeral) {
    items.push({ label: "Dismiss message", icon: "close", run: () => dismiss(message) });
  } else if (mine || store.may("manageMessages", channel)) {
    const remove = () =>
      asMember(store.me.value).remove(message.channel_id, message.id).catch(tell);
    items.push({ label: "Delete message", icon: "trash", danger: true, run: remove });
  }
  return items;
}

const tell = (error) => (store.announcement.value = error.message);

export async function dismiss(message) {
  try {
    await asMember(store.me.value).dismiss(message.id);
  } catch (error) {
    if (error.status !== 404) return tell(error); // 404: the server has forgotten it already
  }
  store.drop(message.channel_id, message.id);
  focusComposer();
  return undefined;
}

export async function openDm(userId) {
  try {
    const channel = await asMember(store.me.value).openDm(userId);
    store.change(store.channels, (all) => all.set(channel.id, channel));
    openChannel(channel.id);
  } catch (error) {
    tell(error);
  }
}

/** Who somebody is, and what may be done with them. */
export function PersonMenu({ id, anchor, onClose }) {
  const channel = store.currentChannel.value;
  const items =
    id === store.me.value ? [] : [{ label: "Message", icon: "send", run: () => openDm(id) }];
  if (channel) items.push(...appItems(COMMAND.USER, channel, id));
  const user = userOf(id);
  const about = user?.bot ? "app" : listed(roleNames(id)) || "member";
  const head = html`<div class="person-head">
    <${Avatar} id=${id} size=${48} />
    <div>
      <strong>${nameOf(id)}</strong>
      <div class="muted">@${user?.username ?? "unknown"} · ${about}</div>
    </div>
  </div>`;
  return html`<${Menu}
    anchor=${anchor}
    label=${nameOf(id)}
    items=${items}
    head=${head}
    onClose=${onClose}
  />`;
}
