/** The sign of the house: a pilcrow, the mark that has begun paragraphs since scribes drew it in red. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" className="mark">
      <rect width="32" height="32" rx="7" />
      <path d="M14.2 25v-7.400h-1.100c-3.500 0-5.700-2-5.700-5.200C7.400 9.100 9.600 7 13.200 7h10.500v2h-2.300v16h-2.100V9h-3v16z" />
    </svg>
  );
}
