import { instant } from "@exparte/orders/rules/instant";
import type { OrderAct, PlayedCase } from "@exparte/simulation/played-case";
import { isConnected } from "@exparte/simulation/simulated-order";
import type { Happened } from "./happened.js";

/** What a platform on the hub does by itself; anything else is recorded by the court, or done by it. */
const BY_PLATFORM = ["serve", "confirm", "confirmPosterInformed", "confirmReinstatement"];

/**
 * The moments of a simulated case: an application and its grant belong to one decision. What a timer did is left out, as the
 * timers of the service that takes this in fire themselves.
 */
export function momentsOf({ application, applicationEvents, orderActs }: PlayedCase): Happened[] {
  const { id: applicationId, court } = application;
  const [issued, ...acts] = orderActs;
  const moments: Happened[] = applicationEvents.map((event) => ({
    at: instant(event.at),
    doer: { type: "court", id: court },
    applicationId,
    application: event,
    ...(event.kind === "ApplicationGranted" && issued !== undefined ? { order: issued.events } : {}),
  }));
  for (const act of acts) {
    const [first] = act.events;
    if (first === undefined || act.command.type.startsWith("pass")) continue;
    moments.push({ at: instant(first.at), doer: doerOf(act, court), applicationId, order: act.events });
  }
  return moments;
}

function doerOf({ command }: OrderAct, court: string): Happened["doer"] {
  const platform = BY_PLATFORM.includes(command.type) && "platform" in command ? command.platform : undefined;
  if (platform !== undefined && isConnected(platform)) return { type: "platform", id: platform };
  return { type: "court", id: court };
}
