/**
 * Puts what happens on top of a page's list while the page is open, and says whether it is connected. The browser comes
 * back by itself after a connection that broke; where an answer told it not to, this script comes back, from where it was.
 */
interface Line {
  readonly position: number;
  readonly at: string;
  readonly moment: string;
  readonly who: string;
  readonly text: string;
  readonly href: string;
}

const COME_BACK_MS = 3_000;
const MOST_LINES = 50;
/** After which the page does not come back by itself. */
const OVER: ReadonlySet<string> = new Set(["ended", "refused", "displaced"]);

const list = document.querySelector<HTMLElement>("[data-source]");
if (list !== null) follow(list, list.dataset.after ?? "0");

/** `after`: a position and its epoch, as the server names both. */
function follow(list: HTMLElement, after: string): void {
  const events = new EventSource(`${list.dataset.source}?${new URLSearchParams({ after })}`);
  let last = after;
  events.addEventListener("entry", ({ data, lastEventId }: MessageEvent<string>) => {
    const line = JSON.parse(data) as Line;
    if (line.position <= Number.parseInt(last, 10)) return;
    last = lastEventId;
    document.querySelector("[data-empty]")?.remove();
    list.prepend(item(line, list.dataset.link ?? ""));
    while (list.children.length > MOST_LINES) list.lastElementChild?.remove();
  });
  events.addEventListener("connection", ({ data }: MessageEvent<string>) => {
    const { state, ...words } = JSON.parse(data) as { readonly state: string } & Record<string, string>;
    say(state, words);
    if (OVER.has(state)) events.close();
  });
  events.addEventListener("error", () => {
    say("waiting");
    if (events.readyState !== EventSource.CLOSED) return;
    setTimeout(() => follow(list, last), COME_BACK_MS);
  });
}

/** `words`: why, by the place where it stands. */
function say(state: string, words: Readonly<Record<string, string>> = {}): void {
  for (const place of document.querySelectorAll<HTMLElement>("[data-connection] [data-words]")) {
    place.textContent = words[place.dataset.words ?? ""] ?? "";
  }
  for (const sentence of document.querySelectorAll<HTMLElement>("[data-connection] [data-when]")) {
    sentence.hidden = sentence.dataset.when !== state;
  }
}

/** All of it as text: what others wrote is never taken for a part of the page. */
function item({ at, moment, who, text, href }: Line, link: string): HTMLElement {
  const name = element("strong", element("bdi", who));
  const time = element("time", moment);
  time.setAttribute("datetime", at);
  const order = element("a", link);
  order.className = "utrecht-link utrecht-link--html-a";
  order.setAttribute("href", href);
  order.setAttribute("aria-label", `${link}: ${who} ${text}`);
  const beside = element("span", time, " ", order);
  beside.className = "beside";
  const made = element("li", name, ` ${text}`, beside);
  made.className = "new";
  return made;
}

function element(tag: string, ...children: (HTMLElement | string)[]): HTMLElement {
  const made = document.createElement(tag);
  made.append(...children);
  return made;
}

export {};
