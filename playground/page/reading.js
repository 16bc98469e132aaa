// Which messages are loaded and which were read; read marks last as long as the tab.
import { asMember } from "./api.js";
import { batch } from "./html.js";
import * as store from "./store.js";

const PAGE_SIZE = 50;

const key = () => `playground:read:${store.me.value}`;
const marks = () => JSON.parse(sessionStorage.getItem(key()) ?? "{}");

/** Remember that a channel was read up to a message, and take its unread mark away. */
export function noteRead(channelId, messageId) {
  const known = marks();
  if (messageId && (!known[channelId] || store.older(known[channelId], messageId))) {
    sessionStorage.setItem(key(), JSON.stringify({ ...known, [channelId]: messageId }));
  }
  if (store.unread.value.has(channelId)) {
    store.change(store.unread, (all) => all.delete(channelId));
  }
}

/** The unread marks of channels as they come with READY. */
export function readMarks(channels) {
  const known = marks();
  const unread = new Map();
  for (const { id, last_message_id: last } of channels) {
    if (id === store.here.value || !last) continue;
    if (!known[id] || store.older(known[id], last)) {
      unread.set(id, { count: 1, mentioned: false, since: null });
    }
  }
  return unread;
}

/** Load the newest messages of a channel, or with `older` those before the oldest known. */
export async function loadMessages(channelId, { older = false } = {}) {
  const target = store.log(channelId);
  if (target.value.state === "loading") return;
  const member = store.me.value;
  // What a first load does not bring back was deleted while nobody listened.
  const stale = target.value.state === "new" ? target.value.messages.map(({ id }) => id) : [];
  const before = older ? target.value.messages[0]?.id : undefined;
  target.value = { ...target.value, state: "loading", error: null };
  try {
    const found = await asMember(member).messages(channelId, { before, limit: PAGE_SIZE });
    if (store.me.value !== member) return;
    batch(() => {
      rememberAuthors(found);
      const whole = found.length < PAGE_SIZE;
      const foundIds = new Set(found.map(({ id }) => id));
      for (const id of stale) if (!foundIds.has(id)) store.drop(channelId, id);
      store.keep(channelId, found, { state: "ready", whole });
    });
    const newest = target.value.messages.at(-1);
    if (newest && channelId === store.here.value) noteRead(channelId, newest.id);
  } catch (error) {
    target.value = { ...target.value, state: "failed", error: error.message };
  }
}

function rememberAuthors(messages) {
  const unknown = messages.filter(({ author }) => author && !store.members.value.has(author.id));
  if (!unknown.length) return;
  store.change(store.strangers, (known) => {
    for (const { author } of unknown) known.set(author.id, author);
  });
}

/** Put the focus where a member writes. */
export const focusComposer = () => document.getElementById("composer-text")?.focus();

/** Show a channel and load it if that was not done yet. */
export function openChannel(channelId) {
  if (!store.channels.value.has(channelId)) return;
  batch(() => {
    store.here.value = channelId;
    store.drawer.value = false;
    store.roster.value = false;
    store.replyingTo.value = null;
  });
  sessionStorage.setItem(`playground:channel:${store.me.value}`, channelId);
  const { state, messages } = store.log(channelId).value;
  if (state === "ready") noteRead(channelId, messages.at(-1)?.id);
  else loadMessages(channelId);
}

/** The channel to begin with: the one shown last in this tab, else the first text channel. */
export function firstChannel() {
  const last = sessionStorage.getItem(`playground:channel:${store.me.value}`);
  if (last && store.channels.value.has(last)) return last;
  return [...store.channels.value.values()]
    .filter(({ type }) => type === store.CHANNEL.TEXT)
    .sort((a, b) => (a.position ?? 0) - (b.position ?? 0))[0]?.id;
}
