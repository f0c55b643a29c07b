import { showWhen } from "./show-when.js";

const AGAIN_MS = 3_000;
/** So often what is left of each term is told anew. */
const REFRESH_MS = 60_000;
/** After which the page does not come back by itself. */
const OVER: ReadonlySet<string> = new Set(["ended", "refused", "displaced"]);

/**
 * Keeps the desk up to date while it is open. The server tells that there is something new; the page then asks for itself
 * again. It replaces nothing under somebody who is at work in it: then it says that there is something new.
 */
export function followInbox(live: HTMLElement): void {
  const status = live.querySelector<HTMLElement>("[role=status]");
  if (status === null) return;
  let state = "waiting";
  function tell(now: string): void {
    state = now;
    if (status !== null) {
      status.hidden = false;
      status.dataset.state = now;
      showWhen(status, now);
    }
  }

  async function refresh(isNews: boolean): Promise<void> {
    const place = document.querySelector("#inbox");
    if (place === null) return;
    if (place.contains(document.activeElement)) {
      if (isNews) tell("new");
      return;
    }
    try {
      const response = await fetch("/platform", { headers: { accept: "text/html" } });
      if (!response.ok) return;
      const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
      const [inbox, told] = [fresh.querySelector("#inbox"), fresh.querySelector<HTMLElement>("#live")];
      if (inbox === null || told === null) return;
      place.replaceWith(document.adoptNode(inbox));
      for (const name of ["after", "disclosuresAfter"]) live.dataset[name] = told.dataset[name] ?? "";
      document.dispatchEvent(new Event("inbox-shown"));
    } catch {
      // The next news, or the next minute, tries again.
    }
  }

  function begin(): void {
    const { after = "0", disclosuresAfter = "" } = live.dataset;
    const query = new URLSearchParams({ after });
    if (disclosuresAfter !== "") query.set("disclosures", disclosuresAfter);
    const source = new EventSource(`/platform/live?${query}`);
    const isNews = () => void refresh(true);
    source.addEventListener("inbox", isNews);
    source.addEventListener("disclosures", isNews);
    source.addEventListener("words", ({ data }: MessageEvent<string>) => {
      const place = live.querySelector("[data-words]");
      if (place !== null) place.textContent = data;
    });
    source.addEventListener("state", ({ data }: MessageEvent<string>) => {
      if (OVER.has(data)) source.close();
      if (state !== "new" || OVER.has(data)) tell(data);
    });
    source.addEventListener("error", () => {
      if (!OVER.has(state)) tell("waiting");
      // While the server is away the browser gives up on an answer that is no stream.
      if (source.readyState === EventSource.CLOSED && !OVER.has(state)) setTimeout(begin, AGAIN_MS);
    });
  }

  begin();
  setInterval(() => {
    if (document.visibilityState === "visible" && !OVER.has(state)) void refresh(false);
  }, REFRESH_MS);
}
