/** What the framework shows where no page is. */
export { NotFoundPage as default } from './_kit/not-found-page';
