// Who this tab is: the question at the start, and the list of everybody beside the channel.
import { connect, getPeople } from "./api.js";
import { Avatar } from "./avatar.js";
import { receive } from "./events.js";
import { batch, html } from "./html.js";
import { PersonButton } from "./messages.js";
import { botName, nameOf, roleNames } from "./names.js";
import { firstChannel, openChannel } from "./reading.js";
import * as store from "./store.js";
import { listed } from "./words.js";

const KEY = "playground:me";
let hangUp = () => {};

function onEvent(name, data) {
  receive(name, data);
  if (name === "READY" && !store.channels.value.has(store.here.value)) {
    const first = firstChannel();
    if (first) openChannel(first);
  }
}

/** Become a member in this tab. */
export function become(userId) {
  hangUp();
  sessionStorage.setItem(KEY, userId);
  batch(() => {
    store.me.value = userId;
    store.here.value = null;
    store.modal.value = null;
    store.pending.value = new Map();
  });
  store.forgetLogs();
  hangUp = connect(userId, onEvent, (state) => (store.connection.value = state));
}

/** Go back to the question who to be. */
export function leave() {
  hangUp();
  sessionStorage.removeItem(KEY);
  const bare = new URL(location.href);
  bare.searchParams.delete("as");
  history.replaceState(null, "", bare);
  batch(() => {
    store.me.value = null;
    store.connection.value = "idle";
    store.channels.value = new Map();
    store.drawer.value = false;
  });
  loadPeople();
}

/** The member named by `?as=` or chosen in this tab before, if they exist. */
function remembered(members) {
  const wanted = new URLSearchParams(location.search).get("as")?.toLowerCase();
  const id = sessionStorage.getItem(KEY);
  return (
    members.find(({ user }) => user.username.toLowerCase() === wanted) ??
    members.find(({ user }) => user.id === id)
  );
}

const RETRY_MS = 1500;

export async function loadPeople() {
  try {
    const answer = await getPeople();
    const known = remembered(answer.members);
    batch(() => {
      store.people.value = answer;
      store.guild.value = answer.guild;
      store.bot.value = answer.bot;
      store.members.value = new Map(answer.members.map((member) => [member.user.id, member]));
      store.roles.value = new Map((answer.guild.roles ?? []).map((role) => [role.id, role]));
    });
    if (known) become(known.user.id);
  } catch (error) {
    store.people.value = { error: error.message };
    setTimeout(loadPeople, RETRY_MS);
  }
}

function Candidate({ member }) {
  const { user } = member;
  return html`<li>
    <button type="button" class="candidate" onClick=${() => become(user.id)}>
      <${Avatar} id=${user.id} size=${52} />
      <span class="candidate-text">
        <strong>${nameOf(user.id)}</strong>
        <span class="muted">${member.moderator ? "Moderator" : "Member"}</span>
      </span>
    </button>
  </li>`;
}

export function Welcome() {
  const answer = store.people.value;
  if (!answer) return html`<main class="welcome"><p role="status">Loading…</p></main>`;
  if (answer.error) {
    return html`<main class="welcome">
      <div class="welcome-card" role="alert">
        <h1>Nobody is there</h1>
        <p>${answer.error} This page tries again by itself.</p>
      </div>
    </main>`;
  }
  const humans = answer.members.filter(({ user }) => !user.bot);
  return html`<main class="welcome">
    <div class="welcome-card">
      <p class="muted">${answer.guild.name}</p>
      <h1>Who would you like to be?</h1>
      <p>This is a small Discord on this machine. Nothing leaves it, and no account is needed.</p>
      <ul class="candidates">
        ${humans.map((member) => html`<${Candidate} key=${member.user.id} member=${member} />`)}
      </ul>
      <p class="muted">Open a second tab to be somebody else at the same time.</p>
    </div>
  </main>`;
}

function Person({ id }) {
  const isBot = id === store.bot.value?.id;
  const about = id === store.me.value ? "you" : listed(roleNames(id));
  return html`<li>
    <${PersonButton} id=${id} className="person">
      <${Avatar} id=${id} size=${32} />
      <span class="person-text"
        ><span class="person-name">${nameOf(id)}</span
        >${isBot ? html`<${BotStatus} short />` : html`<span class="muted">${about}</span>`}</span
      >
    <//>
  </li>`;
}

export function BotStatus({ short }) {
  const online = store.botOnline.value;
  const name = short ? html`<span class="hidden-text">${botName()} is </span>` : `${botName()} is `;
  return html`<span class=${online ? "status online" : "status offline"}>
    <span class="status-mark" aria-hidden="true"></span
    ><span>${name}${online ? "online" : "offline"}</span>
  </span>`;
}

export function Roster() {
  const all = [...store.members.value.values()];
  const humans = all.filter(({ user }) => !user.bot);
  const botId = store.bot.value?.id;
  return html`<aside
    class=${store.roster.value ? "roster open" : "roster"}
    aria-label="People"
    id="people"
    onKeyDown=${(event) => event.key === "Escape" && (store.roster.value = false)}
  >
    <h2 class="sidebar-title">App</h2>
    ${
      botId
        ? html`<ul class="entries">
            <${Person} id=${botId} />
          </ul>`
        : html`<p class="muted">No bot has come yet.</p>`
    }
    <h2 class="sidebar-title">People</h2>
    <ul class="entries">
      ${humans.map(({ user }) => html`<${Person} key=${user.id} id=${user.id} />`)}
    </ul>
  </aside>`;
}
