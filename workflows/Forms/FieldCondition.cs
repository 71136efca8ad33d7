namespace ProgramFlows.Workflows.Forms;

/// <summary>
/// When a field is asked: when an earlier field, or what the system works out, is one of some choices or above a
/// number.
/// </summary>
/// <param name="Field">An earlier field of the same form or row; null when it hangs on
/// <paramref name="Computed"/>.</param>
/// <param name="Computed">What the system works out; null when it hangs on <paramref name="Field"/>.</param>
/// <param name="Is">The choices; <c>yes</c> or <c>no</c> for yes-no. Null when it hangs on
/// <paramref name="Above"/>.</param>
/// <param name="Above">The number; null when it hangs on <paramref name="Is"/>.</param>
public sealed record FieldCondition(
    string? Field = null, ComputedValue? Computed = null, IReadOnlyList<string>? Is = null, decimal? Above = null);
