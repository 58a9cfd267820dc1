using System.Runtime.InteropServices;

namespace Matchning.Ranking.Training;

/// <summary>The few calls of XGBoost's C interface that training needs. Version 1.7, Debian's libxgboost0.</summary>
internal static unsafe partial class XGBoostNative
{
    private const string Library = "libxgboost.so.0";

    [LibraryImport(Library)]
    private static partial byte* XGBGetLastError();

    [LibraryImport(Library)]
    public static partial void XGBoostVersion(int* major, int* minor, int* patch);

    [LibraryImport(Library)]
    public static partial int XGDMatrixCreateFromMat(float* data, ulong rows, ulong columns, float missing, nint* matrix);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetFloatInfo(nint matrix, string field, float* values, ulong count);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGDMatrixSetUIntInfo(nint matrix, string field, uint* values, ulong count);

    [LibraryImport(Library)]
    public static partial int XGDMatrixFree(nint matrix);

    [LibraryImport(Library)]
    public static partial int XGBoosterCreate(nint* matrices, ulong count, nint* booster);

    [LibraryImport(Library)]
    public static partial int XGBoosterFree(nint booster);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSetParam(nint booster, string name, string value);

    [LibraryImport(Library)]
    public static partial int XGBoosterUpdateOneIter(nint booster, int iteration, nint matrix);

    [LibraryImport(Library)]
    public static partial int XGBoosterEvalOneIter(nint booster, int iteration, nint* matrices, byte** names, ulong count, byte** result);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterSaveModelToBuffer(nint booster, string config, ulong* length, byte** buffer);

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    public static partial int XGBoosterPredictFromDMatrix(nint booster, nint matrix, string config, ulong** shape, ulong* dimensions, float** result);

    /// <exception cref="InvalidOperationException">The call failed; the message is XGBoost's own.</exception>
    public static void Check(int code)
    {
        if (code != 0) throw new InvalidOperationException("XGBoost: " + Marshal.PtrToStringUTF8((nint)XGBGetLastError()));
    }
}
