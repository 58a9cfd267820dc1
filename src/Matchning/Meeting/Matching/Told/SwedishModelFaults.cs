using System.Globalization;
using Matchning.Ranking.Forests;

namespace Matchning.Meeting.Matching.Told;

/// <summary>Why a model cannot be used, or not be written, in Swedish.</summary>
public static class SwedishModelFaults
{
    /// <summary>What is wrong, to stand after "går inte att använda:".</summary>
    public static string Of(FoundFault fault) => string.Format(CultureInfo.CurrentCulture, Sentence(fault.Code), [.. fault.Arguments.Select(Shown)]);

    /// <summary>Why there is no room for a model, and what to do.</summary>
    public static string Of(NoRoomForModelException fault) => fault.Code switch
    {
        RoomFault.NoFolder => $"Modellernas mapp finns inte: {fault.Subject}. Skapa den, eller peka ut en annan med Models__Folder.",
        RoomFault.BadName => $"\"{fault.Subject}\" kan inte vara en modells namn: använd a–z, siffror och bindestreck.",
        RoomFault.NameTaken => $"Modellen {fault.Subject} finns redan. En modell ändras aldrig: välj ett annat namn.",
        RoomFault.NotWritable =>
            $"Det går inte att skriva i modellernas mapp: {fault.Subject}. "
            + "Ge programmet rätt att skriva där, eller peka ut en annan med Models__Folder.",
        _ => throw new ArgumentOutOfRangeException(nameof(fault), fault.Code, "The code has no Swedish words."),
    };

    private static object Shown(object argument) => argument switch
    {
        ForestPlace { Tree: null } => ModelFolder.ForestTxt,
        ForestPlace { Node: null } tree => $"träd {tree.Tree}",
        ForestPlace node => $"träd {node.Tree} nod {node.Node}",
        _ => argument,
    };

    private static string Sentence(ModelFault code) => OfFolder(code) ?? OfFeatures(code) ?? OfForest(code) ?? OfTree(code)
        ?? throw new ArgumentOutOfRangeException(nameof(code), code, "The code has no Swedish words.");

    private static string? OfFolder(ModelFault code) => code switch
    {
        ModelFault.FileMissing => "{0} saknas i {1}, eller är ingen fil",
        ModelFault.FileEmpty => "{0} är tom",
        ModelFault.FileTooLarge => "{0} är större än {1} byte",
        ModelFault.FileUnreadable => "{0} går inte att läsa från disken",
        ModelFault.JsonUnreadable => "{0} går inte att läsa som JSON av rätt slag",
        ModelFault.JsonUnreadableAt => "{0} går inte att läsa som JSON av rätt slag, se {1}",
        ModelFault.FileChanged => "{0} är ändrad sedan modellen skrevs: kontrollsumman stämmer inte",
        ModelFault.HashMissing => "manifestet har ingen kontrollsumma för {0}",
        ModelFault.OldFolder => "mappen har den gamla formen, {0} från XGBoost, som inte längre läses",
        ModelFault.OldForest => "den har den gamla formen, JSON från XGBoost, som inte längre läses",
        ModelFault.OtherName => "mappen heter {0} men manifestet {1}",
        ModelFault.OtherObjective => "den är tränad för {0}, inte {1}",
        ModelFault.OtherInstallation => "den är gjord för {0} och får inte användas här",
        _ => null,
    };

    private static string? OfFeatures(ModelFault code) => code switch
    {
        ModelFault.FeatureEmpty => "modellen har en tom rad bland egenskaperna",
        ModelFault.FeatureLacking => "modellen saknar egenskapen {0}",
        ModelFault.FeatureUnknown => "modellen har egenskapen {0}, som programmet inte har",
        ModelFault.FeatureTwice => "modellen har en egenskap två gånger",
        ModelFault.FeatureOrder => "egenskap {0} är {1} i modellen och {2} i programmet",
        ModelFault.FeatureDirection => "egenskapen {0} har en annan riktning i modellen",
        ModelFault.FeatureEdges => "egenskapen {0} har andra gränser i modellen",
        ModelFault.OtherSchema => "modellens schema heter {0} och programmets {1}",
        _ => null,
    };

    private static string? OfForest(ModelFault code) => code switch
    {
        ModelFault.ForestBeginning => "forest.txt börjar inte som LightGBM:s text",
        ModelFault.ForestCut => "forest.txt är avkortad: slutet saknas",
        ModelFault.TreeCount => "skogen har {0} träd; mellan 1 och {1} går bra",
        ModelFault.TreeMissing => "träd {0} saknas: där står {1}",
        ModelFault.OtherVersion => "den är skriven i LightGBM:s form {0}; bara {1} stöds",
        ModelFault.SeveralValues => "skogen har flera utvärden",
        ModelFault.FeatureCount => "den är tränad på {0} egenskaper; programmet har {1}",
        ModelFault.TooManyNodes => "skogen har fler än {0} noder",
        ModelFault.LineUnreadable => "{0} har en rad som inte går att läsa: ”{1}”",
        ModelFault.NameTwice => "{0} har {1} två gånger",
        ModelFault.NameMissing => "{0} saknar {1}",
        ModelFault.ListTooLong => "{0} har fler än {1} tal i {2}",
        ModelFault.NotWhole => "{0} har ”{1}” i {2}, som inte är ett heltal skrivet med vanligt minustecken",
        ModelFault.Infinite => "{0} har ett oändligt värde i {1}",
        ModelFault.NotNumber => "{0} har ”{1}” i {2}, som inte är ett tal skrivet med decimalpunkt och vanligt minustecken",
        ModelFault.SumInfinite => "löven är så stora att summan blir oändlig",
        ModelFault.LeavesOffGrid => "löven ligger inte på ett rutnät som gör summan exakt, så poängen skulle bero på vem som räknar",
        _ => null,
    };

    private static string? OfTree(ModelFault code) => code switch
    {
        ModelFault.Categories => "{0} delar på kategorier",
        ModelFault.Formulas => "{0} har formler i löven",
        ModelFault.LeafCount => "{0} har {1} löv; mellan 1 och {2} går bra",
        ModelFault.ListLengths => "{0} har listor av olika längd",
        ModelFault.NoSuchNode => "{0} pekar på nod {1}, som inte finns",
        ModelFault.NoSuchFeature => "{0} delar på egenskap {1}, som inte finns",
        ModelFault.ZeroAsMissing => "{0} läser noll som okänt",
        ModelFault.MissingUnsaid => "{0} säger inte åt vilket håll ett okänt värde går",
        ModelFault.ThresholdOff => "{0} har en gräns som inte ligger mitt emellan två koder",
        ModelFault.CountBelowZero => "{0} har ett antal under noll",
        ModelFault.ReachedTwice => "{0} nås två gånger",
        ModelFault.TooDeep => "{0} är djupare än {1}",
        ModelFault.NeverReached => "{0} har {1} noder som aldrig nås",
        ModelFault.MoreLowers => "{0} bryter mot riktningen för {1}: mer av den sänker poängen",
        ModelFault.MoreRaises => "{0} bryter mot riktningen för {1}: mer av den höjer poängen",
        _ => null,
    };
}
