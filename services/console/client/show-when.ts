/** Shows of a place what belongs to this case, and hides what belongs to others. */
export function showWhen(place: ParentNode, when: string): void {
  for (const sentence of place.querySelectorAll<HTMLElement>("[data-when]")) {
    sentence.hidden = sentence.dataset.when !== when;
  }
}
