import { NetworkBridgesResolver } from "./bridges";
import { NetworkMemberBrokerageResolver } from "./brokerage";
import { BrokerResolver, NetworkBrokersResolver } from "./brokers";
import { CommunitiesResolver, CommunityResolver } from "./community";
import { NetworkMemberResolver } from "./member";
import { NetworkResolver } from "./network";
import {
  OrganisationNetworkResolver,
  PersonCoAppearancesResolver,
  PersonNetworkResolver,
  ShowNetworkResolver,
} from "./of-a-thing";
import { EvidencePathResolver, PathResolver, PathStepResolver } from "./path";
import { PressTourResolver } from "./press-tours";
import { NetworkProgressResolver } from "./progress";
import { HearsayStepResolver, NetworkMemberReachResolver } from "./reach";
import { NetworkRecyclingResolver } from "./recycling";
import { PersonSuggestionsResolver, SuggestionReasonResolver, SuggestionResolver } from "./suggestions";
import { NetworkTieResolver, TieEvidenceResolver } from "./tie";
import { NetworkTwoModeResolver, TwoModeNetworkResolver } from "./two-mode";
import { CommunityFlowResolver, NetworkWindowResolver, NetworkWindowsResolver } from "./windows";

export const networkResolvers = [
  HearsayStepResolver,
  NetworkMemberBrokerageResolver,
  NetworkMemberReachResolver,
  NetworkRecyclingResolver,
  BrokerResolver,
  CommunitiesResolver,
  CommunityFlowResolver,
  CommunityResolver,
  EvidencePathResolver,
  NetworkBridgesResolver,
  NetworkBrokersResolver,
  NetworkMemberResolver,
  NetworkProgressResolver,
  NetworkResolver,
  NetworkTieResolver,
  NetworkTwoModeResolver,
  NetworkWindowResolver,
  NetworkWindowsResolver,
  OrganisationNetworkResolver,
  PathResolver,
  PathStepResolver,
  PersonCoAppearancesResolver,
  PersonNetworkResolver,
  PersonSuggestionsResolver,
  PressTourResolver,
  ShowNetworkResolver,
  SuggestionReasonResolver,
  SuggestionResolver,
  TieEvidenceResolver,
  TwoModeNetworkResolver,
] as const;
