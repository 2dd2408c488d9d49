/** A speaker behind a lectern, and the name; beside them the way to the map of the schema. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <svg viewBox="0 0 20 20" aria-hidden="true" fill="currentColor">
        <circle cx="10" cy="4" r="2.75" />
        <path d="M1.5 8.25h17l-2.25 3.5H3.75zM6 13h8l1.25 6.25H4.75z" />
      </svg>
      Rostrum
      <a href="./map/">Map</a>
    </span>
  );
}
