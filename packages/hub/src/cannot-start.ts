/** A hub that cannot start for a reason its user can mend: the message says what to do, so no stack is shown. */
export class CannotStart extends Error {
  override readonly name = "CannotStart";
}
