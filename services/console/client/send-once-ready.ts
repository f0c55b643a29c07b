export interface Preparing {
  /** Fills in what the form sends. False where there is nothing to send yet. */
  prepare(): Promise<boolean>;
  failed(): void;
}

/**
 * Sends a form once, after its fields are prepared, whatever happens to its button meanwhile. With a button given, the
 * form's other buttons send it as it is.
 */
export function sendOnceReady(form: HTMLFormElement, { prepare, failed }: Preparing, button?: HTMLButtonElement): void {
  let state: "idle" | "preparing" | "ready" | "sent" = "idle";
  form.addEventListener("submit", (event) => {
    const isOther = button !== undefined && event.submitter !== button;
    if (isOther || state === "ready") {
      state = "sent";
      return;
    }
    event.preventDefault();
    if (state !== "idle") return;
    state = "preparing";
    prepare().then(send, () => {
      state = "idle";
      failed();
    });
  });

  // The browser may show the page again as it was left.
  window.addEventListener("pageshow", ({ persisted }) => {
    if (persisted) state = "idle";
  });

  /**
   * While a form's submit event is being handled, a browser ignores that it is sent again, and says nothing. WebCrypto may
   * be done within that time, so this waits for the next task.
   */
  function send(isReady: boolean): void {
    if (!isReady) {
      state = "idle";
      return;
    }
    setTimeout(() => {
      // The visitor pressed another button.
      if (state !== "preparing") return;
      state = "ready";
      form.requestSubmit(button);
    });
  }
}
