using System.Globalization;
using System.Text;
using ProgramFlows.Workflows.Commands;
using ProgramFlows.Workflows.Networks;

namespace ProgramFlows.Workflows.Tasks;

/// <summary>
/// The number of a hand-in, short enough to be read out on the telephone: year, network and four letters that follow
/// from the command.
/// </summary>
public static class HandInReference
{
    private const int Letters = 4;

    // Without those that are taken for one another.
    private const string Alphabet = "23456789ACDEFGHJKLMNPQRTUVWXYZ";

    /// <summary>The number.</summary>
    /// <param name="fiscalYear">The fiscal year, Buddhist era.</param>
    /// <param name="network">The network.</param>
    /// <param name="command">The command that handed it in.</param>
    public static string Of(int fiscalYear, NetworkCode network, CommandId command)
    {
        const uint OffsetBasis = 2166136261;
        const uint Prime = 16777619;
        var hash = OffsetBasis;
        foreach (var octet in Encoding.UTF8.GetBytes(command.Value))
        {
            hash = unchecked((hash ^ octet) * Prime);
        }

        var end = new char[Letters];
        for (var i = 0; i < Letters; i++)
        {
            end[i] = Alphabet[(int)(hash % (uint)Alphabet.Length)];
            hash /= (uint)Alphabet.Length;
        }

        return string.Create(CultureInfo.InvariantCulture, $"{fiscalYear % 100:00}-{network}-{new string(end)}");
    }
}
