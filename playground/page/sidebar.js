// The list of channels, threads and direct messages, and who this tab is.
import { Avatar } from "./avatar.js";
import { html, useLayoutEffect, useRef } from "./html.js";
import { Icon } from "./icons.js";
import { channelName, nameOf, roleNames } from "./names.js";
import { leave } from "./people.js";
import { openChannel } from "./reading.js";
import * as store from "./store.js";
import { nextTheme, theme } from "./theme.js";
import { counted, listed } from "./words.js";

function iconOf(channel) {
  if (channel.type === store.CHANNEL.PRIVATE_THREAD) return "lock";
  return store.isThread(channel) ? "thread" : "hash";
}

function Entry({ channel }) {
  const mark = store.unread.value.get(channel.id);
  const current = store.here.value === channel.id;
  const other = store.isDm(channel) && channel.recipients?.find(({ id }) => id !== store.me.value);
  const archived = channel.thread_metadata?.archived;
  const classes = [
    "entry",
    current && "current",
    mark && "unread",
    store.isThread(channel) && "below",
  ];
  return html`<li>
    <button
      type="button"
      class=${classes.filter(Boolean).join(" ")}
      aria-current=${current ? "page" : null}
      data-channel-id=${channel.id}
      onClick=${() => openChannel(channel.id)}
    >
      ${
        other
          ? html`<${Avatar} id=${other.id} size=${24} />`
          : html`<${Icon} name=${iconOf(channel)} size=${18} />`
      }
      <span class="entry-name">${channelName(channel)}</span>
      ${
        channel.type === store.CHANNEL.PRIVATE_THREAD &&
        html`<span class="hidden-text">(private thread)</span>`
      }
      ${archived && html`<span class="entry-note">archived</span>`}
      ${
        mark &&
        html`<span class=${mark.mentioned ? "mark mentioned" : "mark"}>
          <span class="hidden-text">${mark.mentioned ? "mentions you, " : ""}unread: </span
          >${mark.since ? mark.count : "new"}
        </span>`
      }
    </button>
  </li>`;
}

const byPosition = (a, b) =>
  (a.position ?? 0) - (b.position ?? 0) || (store.older(a.id, b.id) ? -1 : 1);
const byRecent = (a, b) =>
  store.older(a.last_message_id ?? a.id, b.last_message_id ?? b.id) ? 1 : -1;

function Channels() {
  const all = [...store.channels.value.values()];
  const threadsOf = (id) =>
    all.filter((each) => store.isThread(each) && each.parent_id === id).sort(byRecent);
  const dms = all.filter(store.isDm).sort(byRecent);
  return html`
    <h2 class="sidebar-title">Channels</h2>
    <ul class="entries">
      ${all
        .filter(({ type }) => type === store.CHANNEL.TEXT)
        .sort(byPosition)
        .flatMap((channel) => [channel, ...threadsOf(channel.id)])
        .map((channel) => html`<${Entry} key=${channel.id} channel=${channel} />`)}
    </ul>
    ${
      dms.length > 0 &&
      html`<h2 class="sidebar-title">Direct messages</h2>
        <ul class="entries">
          ${dms.map((channel) => html`<${Entry} key=${channel.id} channel=${channel} />`)}
        </ul>`
    }
  `;
}

function ThemeButton() {
  const { icon, label } = theme.value;
  return html`<button
    type="button"
    class="icon-button"
    aria-label=${`${label}. Change appearance`}
    title=${label}
    onClick=${nextTheme}
  >
    <${Icon} name=${icon} />
  </button>`;
}

function Myself() {
  const id = store.me.value;
  return html`<div class="myself">
    <${Avatar} id=${id} size=${36} />
    <div class="myself-text">
      <strong>${nameOf(id)}</strong>
      <span class="muted">${listed(roleNames(id)) || "member"}</span>
    </div>
    <button
      type="button"
      class="icon-button"
      aria-label="Be somebody else"
      title="Be somebody else"
      onClick=${leave}
    >
      <${Icon} name="switch" />
    </button>
    <${ThemeButton} />
  </div>`;
}

/** In a narrow window the list lies over the channel: it takes the focus and gives it back. */
function useDrawer(open) {
  const list = useRef(null);
  const was = useRef(false);
  useLayoutEffect(() => {
    if (open) list.current.querySelector(".entry.current, .entry")?.focus();
    else if (was.current) document.querySelector("[aria-controls=channels]")?.focus();
    was.current = open;
  }, [open]);
  return list;
}

export function Sidebar() {
  const open = store.drawer.value;
  const list = useDrawer(open);
  const total = store.unreadTotal.value;
  return html`
    ${open && html`<div class="shade" onClick=${() => (store.drawer.value = false)}></div>`}
    <nav
      ref=${list}
      id="channels"
      class=${open ? "sidebar open" : "sidebar"}
      aria-label="Channels"
      onKeyDown=${(event) => event.key === "Escape" && (store.drawer.value = false)}
    >
      <header class="sidebar-head">
        <strong>${store.guild.value?.name}</strong>
        <span class="muted"
          >${total ? counted(total, "unread message") : "A small Discord on this machine"}</span
        >
      </header>
      <div class="sidebar-list"><${Channels} /></div>
      <${Myself} />
    </nav>
  `;
}
