// From the socket's events to what the page knows.
import { refused } from "./actions.js";
import { batch } from "./html.js";
import { nameOf, spoken } from "./names.js";
import { loadMessages, noteRead, readMarks } from "./reading.js";
import * as store from "./store.js";
import { FLAG } from "./words.js";

const { change } = store;

function ready(data) {
  batch(() => {
    store.guild.value = data.guild;
    store.roles.value = new Map(data.roles.map((role) => [role.id, role]));
    store.members.value = new Map(data.members.map((member) => [member.user.id, member]));
    store.channels.value = new Map(data.channels.map((channel) => [channel.id, channel]));
    store.commands.value = data.commands;
    store.botOnline.value = data.bot_online;
    store.bot.value =
      data.bot ?? data.members.map(({ user }) => user).find((user) => user.bot) ?? store.bot.value;
    store.unread.value = readMarks(data.channels);
    store.pending.value = new Map();
    store.forgetLogs();
  });
  if (store.here.value && store.channels.value.has(store.here.value))
    loadMessages(store.here.value);
}

const isMention = (message) =>
  message.mention_everyone || (message.mentions ?? []).some(({ id }) => id === store.me.value);

function rememberAuthor(user) {
  if (!user || store.members.value.has(user.id)) return;
  change(store.strangers, (known) => known.set(user.id, user));
  if (user.bot && !store.bot.value) store.bot.value = user;
}

function messageCreated(message) {
  rememberAuthor(message.author);
  if (store.log(message.channel_id).value.state !== "new")
    store.keep(message.channel_id, [message]);
  stopTyping(message.channel_id, message.author.id);
  const mine = message.author.id === store.me.value;
  if (message.channel_id === store.here.value && document.visibilityState === "visible") {
    noteRead(message.channel_id, message.id);
  } else if (!mine) {
    change(store.unread, (marks) => {
      const { count = 0, mentioned = false, since } = marks.get(message.channel_id) ?? {};
      marks.set(message.channel_id, {
        count: count + 1,
        mentioned: mentioned || isMention(message),
        since: since ?? message.id,
      });
    });
  }
  if (!mine && message.channel_id === store.here.value) announce(message);
}

function announce(message) {
  const hint = message.flags & FLAG.EPHEMERAL ? ", only for you" : "";
  store.announcement.value =
    message.flags & FLAG.LOADING
      ? `${nameOf(message.author.id)} is thinking`
      : `${nameOf(message.author.id)}${hint}: ${spoken(message)}`;
}

function messageUpdated(message) {
  const known = store.log(message.channel_id).value.messages.find(({ id }) => id === message.id);
  if (!known) return;
  const arrived = known.flags & FLAG.LOADING && !((message.flags ?? 0) & FLAG.LOADING);
  store.keep(message.channel_id, [message]);
  if (arrived && message.channel_id === store.here.value) announce({ ...known, ...message });
}

function channelChanged(channel) {
  change(store.channels, (all) => {
    all.set(channel.id, { ...all.get(channel.id), ...channel });
  });
}

function channelGone({ id }) {
  change(store.channels, (all) => all.delete(id));
  change(store.unread, (marks) => marks.delete(id));
  if (store.here.value === id) {
    const first = [...store.channels.value.values()].find(
      ({ type }) => type === store.CHANNEL.TEXT,
    );
    store.here.value = first?.id ?? null;
    if (first) loadMessages(first.id);
  }
}

const TYPING_MS = 10_000;

function typingStarted({ channel_id: channelId, user_id: userId }) {
  if (userId === store.me.value) return;
  const until = Date.now() + TYPING_MS;
  change(store.typing, (all) => {
    all.set(channelId, new Map(all.get(channelId) ?? []).set(userId, until));
  });
  setTimeout(() => {
    if (store.typing.value.get(channelId)?.get(userId) === until) stopTyping(channelId, userId);
  }, TYPING_MS);
}

function stopTyping(channelId, userId) {
  if (!store.typing.value.get(channelId)?.has(userId)) return;
  change(store.typing, (all) => {
    const left = new Map(all.get(channelId));
    left.delete(userId);
    all.set(channelId, left);
  });
}

function settle(nonce, edit) {
  if (!store.pending.value.has(nonce)) return;
  change(store.pending, (all) => {
    const next = edit(all.get(nonce));
    if (next) all.set(nonce, next);
    else all.delete(nonce);
  });
}

function modalArrived(data) {
  const asked = store.pending.value.get(data.nonce);
  settle(data.nonce, () => null);
  if (asked) store.modal.value = { ...data, channelId: asked.body.channel_id };
}

function closeModalOf(nonce) {
  const asked = store.pending.value.get(nonce);
  if (asked?.body.type === 5 && store.modal.value?.id === asked.body.interaction_id) {
    store.modal.value = null;
  }
}

/** The bot has answered; one that defers leaves a message that says it is thinking. */
function answered({ nonce }) {
  closeModalOf(nonce);
  settle(nonce, () => null);
}

function failed({ nonce }) {
  refused(nonce, null);
}

function botStatus({ online }) {
  store.botOnline.value = online;
}

const HANDLERS = {
  READY: ready,
  MESSAGE_CREATE: messageCreated,
  MESSAGE_UPDATE: messageUpdated,
  MESSAGE_DELETE: ({ id, channel_id: channelId }) => store.drop(channelId, id),
  CHANNEL_CREATE: channelChanged,
  CHANNEL_UPDATE: channelChanged,
  CHANNEL_DELETE: channelGone,
  THREAD_CREATE: channelChanged,
  THREAD_UPDATE: channelChanged,
  THREAD_DELETE: channelGone,
  TYPING_START: typingStarted,
  COMMANDS_UPDATE: ({ commands }) => (store.commands.value = commands),
  BOT_STATUS: botStatus,
  INTERACTION_CREATE: ({ id, nonce }) => settle(nonce, (asked) => ({ ...asked, id })),
  INTERACTION_DEFERRED: answered,
  INTERACTION_SUCCESS: answered,
  INTERACTION_FAILED: failed,
  MODAL: modalArrived,
  AUTOCOMPLETE: ({ nonce, choices }) => {
    store.pending.value.get(nonce)?.onChoices?.(choices);
    settle(nonce, () => null);
  },
};

/** Take in one event of the socket; names this page does not know are left alone. */
export const receive = (name, data) => HANDLERS[name]?.(data);
