using Microsoft.AspNetCore.Builder;

namespace ProgramFlows.Web.Access;

/// <summary>Says of an address whom it is for.</summary>
internal static class AudienceOfEndpoints
{
    public static TBuilder ForEverybody<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Audience.Everybody);

    public static TBuilder ForThings<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Audience.Things);

    public static TBuilder ForMachines<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Audience.Machines);

    public static TBuilder ForTheSignedIn<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Audience.SignedIn);

    public static TBuilder ForTheSignedInOrJustBefore<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(Audience.SignedInOrJustBefore);
}
