// How the page talks to the playground: REST under /people and one socket for each member.

/** The server said no, or could not be reached; `message` is fit to be shown. */
export class Refused extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

const UNREACHABLE = "The playground cannot be reached. Is it still running?";

async function ask(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch {
    throw new Refused(0, UNREACHABLE);
  }
  const text = await response.text();
  let body = null;
  try {
    body = text ? JSON.parse(text) : null;
  } catch {
    body = null; // a proxy or a crash may answer with something that is not JSON
  }
  if (!response.ok) {
    throw new Refused(
      response.status,
      body?.message ?? `The playground answered ${response.status}.`,
    );
  }
  return body;
}

const json = (method, body) => ({
  method,
  headers: { "Content-Type": "application/json" },
  body: JSON.stringify(body),
});

export const getPeople = () => ask("/people");

/** The REST calls of one member. */
export function asMember(userId) {
  const root = `/people/${userId}`;
  return {
    messages(channelId, { before, limit = 50 } = {}) {
      const query = new URLSearchParams({ limit: String(limit) });
      if (before) query.set("before", before);
      return ask(`${root}/channels/${channelId}/messages?${query}`);
    },
    say(channelId, payload, files = []) {
      const path = `${root}/channels/${channelId}/messages`;
      if (!files.length) return ask(path, json("POST", payload));
      const form = new FormData();
      form.append("payload_json", JSON.stringify(payload));
      files.forEach((file, n) => form.append(`files[${n}]`, file, file.name));
      return ask(path, { method: "POST", body: form });
    },
    remove: (channelId, messageId) =>
      ask(`${root}/channels/${channelId}/messages/${messageId}`, { method: "DELETE" }),
    dismiss: (messageId) => ask(`${root}/ephemeral/${messageId}`, { method: "DELETE" }),
    openDm: (recipientId) => ask(`${root}/dms`, json("POST", { recipient_id: recipientId })),
    interact: (body) => ask(`${root}/interactions`, json("POST", body)),
    upload(file) {
      const form = new FormData();
      form.append("files[0]", file, file.name);
      return ask(`${root}/uploads`, { method: "POST", body: form });
    },
  };
}

const FIRST_WAIT_MS = 400;
const LONGEST_WAIT_MS = 5000;

/**
 * Keep a socket open for a member. `onEvent(name, data)` gets what the server sends,
 * `onState("connecting" | "open" | "lost")` how the connection fares. Returns a function to end it.
 */
export function connect(userId, onEvent, onState) {
  let socket;
  let timer;
  let wait = FIRST_WAIT_MS;
  let ended = false;

  function open() {
    const url = new URL(`/people/${userId}/socket`, location.href);
    url.protocol = location.protocol === "https:" ? "wss:" : "ws:";
    socket = new WebSocket(url);
    socket.onmessage = ({ data }) => {
      const { t, d } = JSON.parse(data);
      if (t === "READY") {
        wait = FIRST_WAIT_MS;
        onState("open");
      }
      onEvent(t, d);
    };
    socket.onclose = () => {
      if (ended) return;
      onState("lost");
      timer = setTimeout(open, wait);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    };
  }

  onState("connecting");
  open();
  return () => {
    ended = true;
    clearTimeout(timer);
    socket.close();
  };
}
