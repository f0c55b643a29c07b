import type { DeskItemFragment, DeskOrderFragment } from "../../graph/platform-documents.js";
import { stateOfOwnItem } from "../case/item-state.js";

/** What a platform is to do about one order, of one kind, and by when. */
export interface Task {
  readonly kind: "putBack" | "act" | "tellPoster";
  readonly orderId: string;
  readonly caseNumber: string;
  readonly court: string;
  /** The first term of its items; null where none runs yet. */
  readonly by: string | null;
  readonly isLate: boolean;
  readonly items: number;
}

export interface Desk {
  /** What the order no longer covers and is still down: before all else, for content that stays down is a failure too. */
  readonly putBack: readonly Task[];
  /** What is due, the first term first. */
  readonly toDo: readonly Task[];
  /** Orders of which nothing is asked now. */
  readonly rest: readonly DeskOrderFragment[];
}

export function deskOf(orders: readonly DeskOrderFragment[], now: Date): Desk {
  const tasks = orders.flatMap((order) => tasksOf(order, now));
  const busy = new Set(tasks.map(({ orderId }) => orderId));
  return {
    putBack: tasks.filter(({ kind }) => kind === "putBack").sort(byTerm),
    toDo: tasks.filter(({ kind }) => kind !== "putBack").sort(byTerm),
    rest: orders.filter(({ id }) => !busy.has(id)),
  };
}

/** Whether something is to be done does not depend on the kind of duty. */
const ANY_DUTY = { kind: "REMOVE" } as const;

function tasksOf(order: DeskOrderFragment, now: Date): Task[] {
  const back: (string | null)[] = [];
  const act: (string | null)[] = [];
  const tell: (string | null)[] = [];
  for (const { reinstateBy, items } of order.addressees) {
    for (const item of items) {
      const { kind } = stateOfOwnItem(ANY_DUTY, item, reinstateBy, now);
      if (kind === "putBackBy" || kind === "putBackLate") back.push(reinstateBy);
      else if (asksToAct(kind) && isToBeObeyed(order)) act.push(item.deadline);
      if (isPosterDue(item)) tell.push(item.posterInformed?.confirmBy ?? null);
    }
  }
  return [taskOf("putBack", back), taskOf("act", act), taskOf("tellPoster", tell)].filter((task) => task !== undefined);

  function taskOf(kind: Task["kind"], terms: readonly (string | null)[]): Task | undefined {
    if (terms.length === 0) return undefined;
    const [by = null] = terms.filter((term) => term !== null).sort();
    const { id: orderId, caseNumber, court } = order;
    return { kind, orderId, caseNumber, court, by, isLate: by !== null && new Date(by) < now, items: terms.length };
  }
}

/** Whether the platform is still to say what became of it. An order that is not served yet may be obeyed all the same. */
function asksToAct(kind: ReturnType<typeof stateOfOwnItem>["kind"]): boolean {
  return kind === "askedBy" || kind === "late" || kind === "fallsShort" || kind === "notServed";
}

function isToBeObeyed({ status }: DeskOrderFragment): boolean {
  return status === "IN_FORCE" || status === "FINAL";
}

export function isPosterDue({ posterInformed }: Pick<DeskItemFragment, "posterInformed">): boolean {
  return posterInformed?.status === "DUE" || posterInformed?.status === "OVERDUE";
}

/** What has no term yet comes last. */
function byTerm(one: Task, other: Task): number {
  if (one.by === null || other.by === null) return Number(one.by === null) - Number(other.by === null);
  return one.by < other.by ? -1 : one.by > other.by ? 1 : 0;
}
