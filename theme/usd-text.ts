/** Amounts of money as people read them, from the decimal texts of the core. */

/** An amount as the core wrote it, cut after the cents; a smaller one keeps what it has of digits that count. */
export function cents(usd: string): string {
  const [whole = "0", fraction = ""] = usd.split(".");
  return whole === "0" && /^00/.test(fraction) ? digits(usd) : `${Number(whole).toLocaleString("en")}.${fraction.slice(0, 2).padEnd(2, "0")}`;
}

/** The first three digits that count. */
export function digits(usd: string): string {
  return /^0\.0*[1-9]\d{0,2}|^\d+(?:\.\d{0,2})?/.exec(usd)?.[0] ?? usd;
}
