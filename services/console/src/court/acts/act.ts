import type { DocumentTypeDecoration } from "@graphql-typed-document-node/core";
import type { OrderSeenFragment } from "../../graph/court-documents.js";
import { momentTyped } from "../../words/typed-moment.js";
import type { Typed, Wrong } from "../fields.js";

/*
 * What a court does with an order that it has given. Each act is a form of a few fields at an address of its own,
 * `/court/orders/ID/ACT`, with what it is about after that where it is not the whole order: an opposition, a platform, or a
 * platform and one of its findings. How an act is asked, sent and answered is the same for all; what differs stands here.
 * The court that gave the order does all of it but what the one does that hears an appeal about it.
 */

export type ActOrder = OrderSeenFragment;
export type ActAddressee = ActOrder["addressees"][number];
export type ActItem = ActAddressee["duties"][number]["items"][number];
export type ActAppeal = ActOrder["appeals"][number];

export type ActField =
  | { readonly kind: "text"; readonly name: string; readonly rows?: number; readonly isOptional?: boolean }
  | { readonly kind: "moment"; readonly name: string; readonly isOptional?: boolean }
  | { readonly kind: "amount"; readonly name: string; readonly isOptional?: boolean }
  | { readonly kind: "choice"; readonly name: string; readonly options: readonly string[] }
  | {
      readonly kind: "court";
      readonly name: string;
      readonly courts: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly kind: "check"; readonly name: string }
  | { readonly kind: "items"; readonly name: "items"; readonly items: readonly ActItem[] };

/** What an act is done to. */
export interface ActOn {
  readonly order: ActOrder;
  /** What stands after the act in its address; empty where it is the whole order. */
  readonly of: string;
  readonly scopes: readonly string[];
  /** The id of the court that does it. */
  readonly court: string;
}

/** Who reads a page, and what they may do; the graph alone judges that. */
export interface Reader {
  /** The id of the court. */
  readonly id: string;
  readonly scopes: readonly string[];
}

export type Scope = "orders:grant" | "applications:submit";

export interface Act {
  /** Any of these lets it be done. The graph alone judges that. */
  readonly scopes: readonly Scope[];
  /** Whether it can be done to this now. */
  isOpen(on: ActOn): boolean;
  fields(on: ActOn): readonly ActField[];
  /** What is wrong beyond what a field by itself can say. */
  check(typed: Typed): readonly Wrong[];
  /** What the graph is told with, and what it is told: one belongs to the other. */
  readonly question: Question<never>;
  input(typed: Typed, on: ActOn): never;
  /** Where the form has another name for what the graph names last. */
  readonly named: Readonly<Record<string, string | undefined>>;
  /** Sent even though something of the order changed since it was read: what is done at once to stop a mistake. */
  readonly isUrgent: boolean;
}

type Question<Variables> = DocumentTypeDecoration<unknown, Variables> & { toString(): string };

/** Which court does it: the one that gave the order, one that hears an appeal about it, or either. */
type By = "giver" | "hearer" | "either";

interface Described<Variables> {
  readonly scopes: readonly Scope[];
  /** The giver, where it is left out. */
  readonly by?: By;
  readonly isOpen: Act["isOpen"];
  readonly fields: Act["fields"] | readonly ActField[];
  readonly check?: Act["check"];
  readonly question: Question<Variables>;
  readonly input: (typed: Typed, on: ActOn) => NoInfer<Variables>;
  readonly named?: Act["named"];
  readonly isUrgent?: boolean;
}

export function act<Variables>(description: Described<Variables>): Act {
  const { question, input, fields, isOpen, by = "giver", ...described } = description;
  return {
    check: () => [],
    named: {},
    isUrgent: false,
    ...described,
    isOpen: (on) => (by === "either" || isGivenBy(on) === (by === "giver")) && isOpen(on),
    fields: typeof fields === "function" ? fields : () => fields,
    question,
    // Of the variables of its own question: a table of many acts cannot say whose.
    input: (typed, on) => input(typed, on) as never,
  };
}

export const REASONS = { kind: "text", name: "reasons", rows: 5 } as const;

/** The court of the reader gave the order; any other that reads it hears an appeal about it. */
export const isGivenBy = ({ order, court }: Pick<ActOn, "order" | "court">) => order.court === court;

/** Before it ended. */
export const goesOn = ({ order }: Pick<ActOn, "order">) => !["LIFTED", "LAPSED"].includes(order.status);

export function addresseeOf({ order, of }: Pick<ActOn, "order" | "of">): ActAddressee | undefined {
  const [platform = ""] = of.split("~");
  return order.addressees.find((one) => one.platform?.id === platform);
}

export function itemsOf(on: Pick<ActOn, "order" | "of">): readonly ActItem[] {
  return addresseeOf(on)?.duties.flatMap(({ items }) => items) ?? [];
}

/** The items that are ticked. Each has a box of its own. */
export function tickedIn(typed: Typed, items: readonly ActItem[]): string[] {
  return items.filter(({ id }) => typed.isChecked(`item-${id}`)).map(({ id }) => id);
}

/** Which of these was chosen; checked before, so that the first stands for none. */
export function chosenIn<const Choice extends string>(
  typed: Typed,
  name: string,
  [first, ...others]: readonly [Choice, ...Choice[]],
): Choice {
  return others.find((one) => one === typed.text(name)) ?? first;
}

/** Whether it waits for an appeal, as the graph takes it; where nothing is ticked it is as the order says. */
export function despiteIn(typed: Typed): { readonly enforceableDespiteAppeal?: false } {
  return typed.isChecked("waitsForAppeal") ? { enforceableDespiteAppeal: false } : {};
}

/** A moment that was typed and checked before. */
export function momentIn(typed: Typed, name: string): string {
  return momentTyped(typed.text(name)) ?? "";
}
