using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProgramFlows.Tests.Adapters.Mail.Smtp;

/// <summary>An organisation's own authority, and what it vouches for.</summary>
internal static class SmtpCertificates
{
    // Certificates are of today, whatever a test plays.
    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    public static X509Certificate2 NewAuthority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return AuthorityRequest("CN=Own authority", key).CreateSelfSigned(Now.AddDays(-1), Now.AddDays(1));
    }

    public static X509Certificate2 AuthorityBy(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issued = AuthorityRequest("CN=Authority of one office", key)
            .Create(authority, Now.AddHours(-2), Now.AddHours(2), [4, 5, 6]);
        return Whole(issued, key);
    }

    public static X509Certificate2 CertificateBy(X509Certificate2 authority, string name, bool hasRunOut = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(
            authority, Now.AddHours(-1), hasRunOut ? Now.AddMinutes(-1) : Now.AddHours(1), [1, 2, 3]);
        return Whole(issued, key);
    }

    private static CertificateRequest AuthorityRequest(string name, ECDsa key)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request;
    }

    private static X509Certificate2 Whole(X509Certificate2 issued, ECDsa key)
    {
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
