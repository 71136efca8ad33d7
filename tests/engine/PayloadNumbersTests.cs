using System.Text;
using ProgramFlows.Engine.Contract;
using Xunit;

namespace ProgramFlows.Tests.Engine;

/// <summary>Numbers are read with all their digits, whichever release wrote them.</summary>
public sealed class PayloadNumbersTests
{
    [Theory]
    [InlineData("12345678901234.5678")]
    [InlineData("\"12345678901234.5678\"")]
    [InlineData("1.23456789012345678e13")]
    public void A_decimal_keeps_its_digits_as_a_number_and_as_text(string json) =>
        Assert.Equal(12345678901234.5678m, Payload.Read<decimal>(Encoding.UTF8.GetBytes(json)));

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("\"9007199254740993\"")]
    public void A_whole_number_keeps_its_digits_as_a_number_and_as_text(string json)
    {
        Assert.Equal(9_007_199_254_740_993, Payload.Read<long>(Encoding.UTF8.GetBytes(json)));
        Assert.Equal(9_007_199_254_740_993u, Payload.Read<ulong>(Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData("\"1,5\"")]
    [InlineData("\"\"")]
    [InlineData("true")]
    [InlineData("1e29")]
    public void What_is_no_decimal_is_refused(string json) =>
        Assert.Throws<PayloadException>(() => Payload.Read<decimal>(Encoding.UTF8.GetBytes(json)));
}
