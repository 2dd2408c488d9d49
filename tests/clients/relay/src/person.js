const { graphql } = require("relay-runtime");

exports.personQuery = graphql`
  query personQuery($slug: String!, $first: Int!) {
    person(slug: $slug) {
      name
      ...person_appearances @arguments(first: $first)
    }
  }
`;

exports.personAppearances = graphql`
  fragment person_appearances on Person
  @argumentDefinitions(first: { type: "Int!" }, after: { type: "String" })
  @refetchable(queryName: "personNextPageQuery") {
    appearances(first: $first, after: $after) @connection(key: "person_appearances") {
      totalCount
      edges {
        node {
          creditedAs
          episode {
            displayTitle
            hosts {
              role
              person {
                name
              }
            }
          }
        }
      }
    }
  }
`;
