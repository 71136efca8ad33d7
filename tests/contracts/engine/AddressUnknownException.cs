using ProgramFlows.Engine.Contract;

namespace ProgramFlows.Tests.Contracts;

/// <summary>The world said no for good.</summary>
public sealed class AddressUnknownException(string message) : PermanentFailureException(message);
