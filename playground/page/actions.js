// What a member does with the bot: commands, presses, choices and forms, and what becomes of them.
import { asMember, Refused } from "./api.js";
import { change, me, modal, pending } from "./store.js";

export const INTERACTION = { COMMAND: 2, COMPONENT: 3, AUTOCOMPLETE: 4, MODAL: 5 };

const newNonce = () => `${Date.now()}${Math.floor(Math.random() * 1e9)}`;

/**
 * Send one interaction and keep it in `pending` until the server says how it went.
 * `label` names it for the person, as in "/lesson start" or "the button Next".
 */
export async function interact(body, { label, onChoices } = {}) {
  const nonce = newNonce();
  const full = { ...body, nonce };
  change(pending, (all) => all.set(nonce, { nonce, body: full, label, onChoices, state: "sent" }));
  try {
    await asMember(me.value).interact(full);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    refused(nonce, error.message);
  }
  return nonce;
}

/**
 * Note that an interaction failed: with the server's `reason`, or null when the bot gave no answer.
 * Suggestions that do not come are only reported to their field.
 */
export function refused(nonce, reason) {
  const asked = pending.value.get(nonce);
  if (!asked) return;
  asked.onChoices?.(null);
  change(pending, (all) => {
    if (asked.onChoices) all.delete(nonce);
    else all.set(nonce, { ...asked, state: "failed", reason });
  });
}

/** Forget an interaction: its error was read, or something newer takes its place. */
export const forget = (nonce) => change(pending, (all) => all.delete(nonce));

export function retry(asked) {
  forget(asked.nonce);
  interact(asked.body, { label: asked.label });
}

/** A slash command with its options as Discord sends them, or a context menu with `targetId`. */
export function runCommand(channelId, command, { options = [], targetId, label } = {}) {
  const data = { id: command.id, name: command.name, type: command.type ?? 1, options };
  if (targetId) data.target_id = targetId;
  return interact({ type: INTERACTION.COMMAND, channel_id: channelId, data }, { label });
}

/** Ask the bot for choices; `onChoices` gets them, or nothing comes and the asking is forgotten. */
export function suggest(channelId, command, options, onChoices) {
  const data = { id: command.id, name: command.name, type: 1, options };
  const body = { type: INTERACTION.AUTOCOMPLETE, channel_id: channelId, data };
  return interact(body, { label: "suggestions", onChoices });
}

/** Press a button or choose in a select of a message. */
export function actOn(message, component, label, values) {
  for (const asked of pending.value.values()) {
    if (asked.body.message_id === message.id && asked.state === "failed") forget(asked.nonce);
  }
  const data = { component_type: component.type, custom_id: component.custom_id };
  if (values) data.values = values;
  return interact(
    {
      type: INTERACTION.COMPONENT,
      channel_id: message.channel_id,
      message_id: message.id,
      data,
    },
    { label },
  );
}

/** Send a filled-in form; it stays open, with what was entered, until the bot has taken it. */
export function submitModal(components) {
  const { id, custom_id: customId, channelId, title } = modal.value;
  for (const asked of pending.value.values()) {
    if (asked.body.interaction_id === id) forget(asked.nonce);
  }
  return interact(
    {
      type: INTERACTION.MODAL,
      channel_id: channelId,
      interaction_id: id,
      data: { custom_id: customId, components },
    },
    { label: `the form “${title}”` },
  );
}
