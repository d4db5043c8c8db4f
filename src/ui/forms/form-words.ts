/** The few words a form needs in the browser; handed over as props, so that no catalogue is sent along. */
export interface FormWords {
  readonly errorPrefix: string;
  readonly thereIsAProblem: string;
  readonly optional: string;
  readonly day: string;
  readonly month: string;
  readonly year: string;
  readonly choose: string;
  readonly showNewest: string;
}
