/**
 * Thrown when a part cannot start in its environment. The message has one line for each variable that is missing or
 * wrong, and none of their values: some are secrets.
 */
export class WrongEnvironment extends Error {
  override readonly name = "WrongEnvironment";

  constructor(part: string, lines: readonly string[]) {
    super([`The environment of ${part} is not right:`, ...lines.map((line) => `  ${line}`)].join("\n"));
  }
}
