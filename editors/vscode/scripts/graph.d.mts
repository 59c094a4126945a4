export const PAGE: string;
export function page(): Promise<string>;
