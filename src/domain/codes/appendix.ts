import { z } from 'zod';

/** The Appendices of the Convention (Art. II; box 10). */
export const APPENDICES = ['I', 'II', 'III'] as const;
export const Appendix = z.enum(APPENDICES);
export type Appendix = z.infer<typeof Appendix>;
