const { graphql } = require("relay-runtime");

/** A filter says which list it is; `first` and `after`, which page of it. */
exports.armyQuery = graphql`
  query armyQuery($first: Int!, $after: String, $reasons: [RelatedReason!]) {
    appearances(
      first: $first
      after: $after
      filter: { relatedTo: { organisation: "british-army", reasons: $reasons } }
    ) @connection(key: "army_appearances", filters: ["filter"]) {
      edges {
        because {
          reason
        }
        node {
          person {
            name
          }
        }
      }
    }
  }
`;
