/** What an issuing-officer can do with a recommendation, in the order of the page. */
export const OUTCOMES = ['approve', 'approve-with-changes', 'refuse', 'send-back', 'close'] as const;
