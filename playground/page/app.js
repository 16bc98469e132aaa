// The page as a whole.
import { Typing, Log } from "./channel.js";
import { Composer } from "./composer.js";
import { effect, html, render } from "./html.js";
import { Icon } from "./icons.js";
import { ModalHost } from "./modals.js";
import { botName, channelTitle } from "./names.js";
import { BotStatus, loadPeople, Roster, Welcome } from "./people.js";
import { noteRead } from "./reading.js";
import { Sidebar } from "./sidebar.js";
import * as store from "./store.js";

function Header({ channel }) {
  return html`<header class="channel-head">
    <button
      type="button"
      class="icon-button for-narrow"
      aria-label="Channels"
      aria-expanded=${store.drawer.value}
      aria-controls="channels"
      onClick=${() => (store.drawer.value = !store.drawer.value)}
    >
      <${Icon} name="menu" />
      ${
        store.unreadTotal.value > 0 &&
        html`<span class="dot"><span class="hidden-text">There are unread messages</span></span>`
      }
    </button>
    <h1>${channelTitle(channel)}</h1>
    ${channel.topic && html`<p class="topic">${channel.topic}</p>`}
    <span class="head-end">
      <${BotStatus} />
      <button
        type="button"
        class="icon-button"
        aria-label="People"
        aria-expanded=${store.roster.value}
        aria-controls="people"
        onClick=${() => (store.roster.value = !store.roster.value)}
      >
        <${Icon} name="people" />
      </button>
    </span>
  </header>`;
}

function Notices() {
  if (store.connection.value === "lost") {
    return html`<p class="notice" role="status">
      <span class="spinner" aria-hidden="true"></span> The connection to the playground is lost.
      Trying again…
    </p>`;
  }
  if (store.connection.value === "open" && !store.botOnline.value) {
    return html`<p class="notice" role="status">
      <${Icon} name="warning" size=${18} />
      <span>${botName()} is offline: commands and buttons stay unanswered until it is back.</span>
    </p>`;
  }
  return null;
}

function Place() {
  const channel = store.currentChannel.value;
  if (!channel)
    return html`<main class="place"><p class="nothing" role="status">Connecting…</p></main>`;
  return html`<main class="place">
    <${Header} channel=${channel} />
    <${Notices} />
    <${Log} key=${channel.id} channel=${channel} />
    <${Typing} />
    <${Composer} channel=${channel} />
  </main>`;
}

function App() {
  if (!store.me.value) return html`<${Welcome} />`;
  return html`
    <div class="frame">
      <${Sidebar} />
      <${Place} />
      <${Roster} />
    </div>
    <${ModalHost} />
    <div class="hidden-text" aria-live="polite" id="announcer">${store.announcement.value}</div>
  `;
}

effect(() => {
  const channel = store.currentChannel.value;
  const total = store.unreadTotal.value;
  const place = [channel && channelTitle(channel), store.guild.value?.name]
    .filter(Boolean)
    .join(" · ");
  document.title = `${total ? `(${total}) ` : ""}${place || "Playground"}`;
});

document.addEventListener("visibilitychange", () => {
  const id = store.here.value;
  if (document.visibilityState === "visible" && id)
    noteRead(id, store.log(id).value.messages.at(-1)?.id);
});

render(html`<${App} />`, document.getElementById("root"));
loadPeople();
