/** What the editor opens with: one question to every place, one stream, one look at the readers. */
export const EXAMPLES: readonly string[] = [
  `# The latest punches of every place, newest first.
query LatestPunches {
  punches(first: 10) {
    edges {
      node {
        at
        user { name }
        device { name }
        place { name timeZone }
        verifyMode
      }
    }
    totalCount
    unavailable { place code asOf }
  }
}
`,
  `# Fingers as they come. Run it, then punch at a reader.
subscription PunchRecorded {
  punchRecorded {
    phase
    cursor
    punch { at user { name } device { name } place { name } }
    notice { kind place message }
  }
}
`,
  `# Which readers answer, and whether their logs are whole.
query Readers {
  devices(orderBy: NAME_ASC) {
    edges {
      node {
        name
        status
        lastSeenAt
        place { name }
        completeness { verdict rowsReported rowsStored checkedAt }
      }
    }
    unavailable { place code }
  }
}
`,
];
