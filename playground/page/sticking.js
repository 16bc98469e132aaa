// Where a log of messages is scrolled to while it grows at both ends.
import { useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { me, pending } from "./store.js";

export const NEAR_PX = 80;

/** Changes with what the member does here: their newest message, and the commands underway. */
function ownDoing(channelId, messages) {
  const mine = messages.findLast(({ author }) => author.id === me.value)?.id ?? "";
  const asked = [...pending.value.values()].filter(
    ({ body }) => body.type === 2 && body.channel_id === channelId,
  );
  return [mine, ...asked.map(({ nonce, state }) => nonce + state)].join(" ");
}

/** Keep the end in sight while it is in sight, and the place when older messages come in above. */
export function useSticking(box, channelId, messages) {
  const [away, setAway] = useState(false);
  const last = useRef({});

  function toEnd() {
    if (!box.current) return; // sizes are still reported while a channel is left
    box.current.scrollTop = box.current.scrollHeight;
    setAway(false);
  }
  function onScroll() {
    const { scrollHeight, scrollTop, clientHeight } = box.current;
    setAway(scrollHeight - scrollTop - clientHeight > NEAR_PX);
    last.current.bottom = scrollHeight - scrollTop;
  }
  useLayoutEffect(() => {
    const { channel, first } = last.current;
    const changed = channel !== channelId;
    const grewAbove =
      !changed && first && messages[0]?.id !== first && messages.some(({ id }) => id === first);
    last.current.channel = channelId;
    last.current.first = messages[0]?.id;
    if (changed) toEnd();
    else if (grewAbove) box.current.scrollTop = box.current.scrollHeight - last.current.bottom;
    else if (!away) toEnd();
  }, [channelId, messages]);
  useEffect(() => {
    // Pictures and answers change heights without new messages.
    const observer = new ResizeObserver(() => !away && toEnd());
    observer.observe(box.current.firstElementChild);
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [away, channelId]);
  const doing = ownDoing(channelId, messages);
  useEffect(() => {
    if (doing) toEnd();
  }, [doing]);
  return { away, toEnd, onScroll };
}
