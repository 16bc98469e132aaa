// A box above everything else, hung on the element it belongs to.
import { html, useEffect, useLayoutEffect, useRef } from "./html.js";

const GAP = 6;
const MARGIN = 8;

/** Place `box` under `anchor`, or over it where there is more room, inside the window. */
function place(box, anchor, { wide, above, clear }) {
  const rect = anchor.getBoundingClientRect();
  const edge = clear?.current?.getBoundingClientRect() ?? rect;
  const viewport = window.visualViewport ?? { height: innerHeight, width: innerWidth };
  const under = viewport.height - edge.bottom - GAP - MARGIN;
  const over = edge.top - GAP - MARGIN;
  box.style.maxHeight = "none";
  const wanted = Math.min(box.scrollHeight, 420);
  const upwards = above ? over > 160 || over > under : under < wanted && over > under;
  box.style.maxHeight = `${Math.max(120, Math.min(420, upwards ? over : under))}px`;
  if (wide) box.style.width = `${Math.min(rect.width, viewport.width - 2 * MARGIN)}px`;
  const width = box.offsetWidth;
  box.style.left = `${Math.max(MARGIN, Math.min(rect.left, viewport.width - width - MARGIN))}px`;
  box.style.top = upwards
    ? `${edge.top - GAP - box.offsetHeight}px`
    : `${Math.min(edge.bottom + GAP, viewport.height - box.offsetHeight - MARGIN)}px`;
}

/**
 * `anchor` is a ref; a press outside box and anchor calls `onClose`. `wide` makes it as wide as the
 * anchor, `above` prefers the room over it, `clear` is a ref of what must not be covered.
 */
export function Popup({ anchor, onClose, wide, above, clear, className = "", children, ...rest }) {
  const box = useRef(null);

  useLayoutEffect(() => {
    box.current.showPopover?.();
    const again = () =>
      anchor.current && place(box.current, anchor.current, { wide, above, clear });
    again();
    const observer = new ResizeObserver(again);
    observer.observe(box.current.firstElementChild);
    observer.observe(anchor.current);
    addEventListener("resize", again);
    addEventListener("scroll", again, true);
    return () => {
      observer.disconnect();
      removeEventListener("resize", again);
      removeEventListener("scroll", again, true);
    };
  }, []);

  useEffect(() => {
    const outside = ({ target }) => {
      if (!box.current?.contains(target) && !anchor.current?.contains(target)) onClose();
    };
    addEventListener("pointerdown", outside, true);
    return () => removeEventListener("pointerdown", outside, true);
  }, [onClose]);

  return html`<div ref=${box} popover="manual" class=${`popup ${className}`} ...${rest}>
    <div>${children}</div>
  </div>`;
}
