/**
 * Thrown when a hub cannot start for a reason that its user can mend: the message says what to do, so no stack is
 * shown.
 */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
